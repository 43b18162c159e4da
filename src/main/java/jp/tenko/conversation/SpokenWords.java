package jp.tenko.conversation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.rollcall.Reply;
import jp.tenko.roster.joining.JoinCode;
import org.springframework.stereotype.Component;

/** Words that mean the same wherever somebody is: how does it stand, and: I am safe. */
@Component
class SpokenWords {

    private static final Pattern SENTENCE_ENDS = Pattern.compile("[。．、，,.!！\\n]");

    private final FlowFiles flows;
    private volatile Acts acts;

    /** The words of one library; the files may change while Tenko runs. */
    private record Acts(FlowLibrary library, Map<String, String> byWord) {

        static Acts of(FlowLibrary library) {
            Map<String, String> byWord = new HashMap<>();
            for (String act : LeaderActs.ASKED_FOR) {
                for (String language : library.commands().languages().keySet()) {
                    for (String word : library.phrases().text("words_" + act, language).split(",")) {
                        byWord.put(folded(word), act);
                    }
                }
            }
            return new Acts(library, byWord);
        }
    }

    SpokenWords(FlowFiles flows) {
        this.flows = flows;
        this.acts = Acts.of(flows.library());
    }

    /**
     * What somebody wants to see or to have done, as {@link LeaderActs} names it: 状況, 一覧, 被害 … What a leader asks of the
     * damage or of what is due, others report: to them the word is none.
     */
    Optional<String> act(String text, Person person) {
        Acts known = acts;
        if (known.library() != flows.library()) {
            known = Acts.of(flows.library());
            acts = known;
        }
        return Optional.ofNullable(known.byWord().get(folded(text)))
                .filter(act -> person.leads() || !DamageActs.isOne(act) && !SubmissionActs.isOne(act));
    }

    /** The choice of the safety question that it names: 無事, けが, 助けて … Empty for anything else, a bare number too. */
    Optional<String> safetyAnswer(String text) {
        return flows.flow(SafetyTalk.FORM).choiceNamed(Reply.SAFETY, text);
    }

    /**
     * What a whole sentence says of whoever is asked whether they are safe: a cry for help anywhere in it, or that they are safe in its
     * first words (無事です。家族も大丈夫), unless it tells of an injury or asks something.
     */
    Optional<String> safetyInWords(String text) {
        if (isCry(text)) {
            return safetyAnswer(text).or(() -> Optional.of(Reply.NEEDS_HELP));
        }
        boolean toBeAsked = tellsOfInjury(text) || folded(text).contains("?");
        return safetyAnswer(text).or(() -> toBeAsked ? Optional.empty() : safetyAnswer(SENTENCE_ENDS.split(text.strip(), 2)[0]));
    }

    boolean isCry(String text) {
        return flows.library().commands().isCry(text);
    }

    /** 足をけがした: whose injury it is, one tap has to say. */
    boolean tellsOfInjury(String text) {
        return flows.library().commands().isOfInjury(text);
    }

    /**
     * At the question for a code: the word of a flow that they may begin instead, or words without any figure. Counted as a
     * wrong code it would lock out whoever greets us.
     */
    boolean isNoCode(Place place, String text, Person person) {
        boolean isWords = !JoinCode.isMeantIn(text) && text.codePoints().noneMatch(Character::isDigit);
        return place.formId().equals(StrangerTalk.JOIN)
                && !isCommand(new Input.Typed(text))
                && (isWords || flowStartedBy(text, person).isPresent());
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
