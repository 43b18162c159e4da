package jp.tenko.conversation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        return flows.flow(SafetyReplies.FORM).choiceNamed(Reply.SAFETY, text);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
