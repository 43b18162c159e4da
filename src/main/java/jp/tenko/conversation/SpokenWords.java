package jp.tenko.conversation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.rollcall.Reply;
import org.springframework.stereotype.Component;

/** Words that mean the same wherever somebody is: how does it stand, and: I am safe. */
@Component
class SpokenWords {

    private final Set<String> status;
    private final FlowFiles flows;

    SpokenWords(FlowFiles flows) {
        this.flows = flows;
        this.status = flows.library().commands().languages().keySet().stream()
                .flatMap(language -> Arrays.stream(flows.library().phrases().text("words_status", language).split(",")))
                .map(SpokenWords::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isStatus(String text) {
        return status.contains(folded(text));
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
