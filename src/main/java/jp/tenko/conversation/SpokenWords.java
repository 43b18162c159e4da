package jp.tenko.conversation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.rollcall.Reply;
import org.springframework.stereotype.Component;

/** Words that mean the same wherever somebody is: how does it stand, and: I am safe. */
@Component
class SpokenWords {

    private final Map<String, String> acts = new HashMap<>();
    private final FlowFiles flows;

    SpokenWords(FlowFiles flows) {
        this.flows = flows;
        for (String act : LeaderActs.ASKED_FOR) {
            for (String language : flows.library().commands().languages().keySet()) {
                for (String word : flows.library().phrases().text("words_" + act, language).split(",")) {
                    acts.put(folded(word), act);
                }
            }
        }
    }

    /** What somebody wants of the roll call that runs, as {@link LeaderActs} names it: 状況, 一覧, 終了 … */
    Optional<String> act(String text) {
        return Optional.ofNullable(acts.get(folded(text)));
    }

    /** The choice of the safety question that it names: 無事, けが, 助けて … Empty for anything else, a bare number too. */
    Optional<String> safetyAnswer(String text) {
        return flows.flow(SafetyTalk.FORM).choiceNamed(Reply.SAFETY, text);
    }

    /** 「修正」 after the last question: the answers of a roll call can be changed as long as it is open. */
    boolean isCommand(Input input) {
        return input instanceof Input.Typed(String text) && flows.library().commands().named(text).isPresent();
    }

    /** The flow whose keyword it is, if this person may begin it. */
    Optional<Flow> flowStartedBy(String text, Person person) {
        return flows.library().startedBy(text, person.roles());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
