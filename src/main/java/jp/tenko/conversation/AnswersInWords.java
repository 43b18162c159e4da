package jp.tenko.conversation;

import java.util.List;
import java.util.Map;
import jp.tenko.damage.AnswerWords;
import jp.tenko.damage.Form;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Readout;
import org.springframework.stereotype.Component;

/** Recorded answers in the words of the form as it is now. Without its file they are shown as they were recorded. */
@Component
class AnswersInWords implements AnswerWords {

    private static final Map<Form, String> FLOWS =
            Map.of(Form.DAMAGE_REPORT, "business-damage", Form.HEARING_SHEET, "hearing-sheet");

    private final FlowFiles flows;

    AnswersInWords(FlowFiles flows) {
        this.flows = flows;
    }

    @Override
    public List<Line> inWords(Form form, Map<String, String> answers, String language) {
        return flows.library().flows().stream()
                .filter(flow -> flow.formId().equals(FLOWS.get(form)))
                .findFirst()
                .map(flow -> lines(flow, answers, language))
                .orElseGet(() -> answers.entrySet().stream()
                        .map(answer -> new Line(answer.getKey(), answer.getValue(), List.of()))
                        .toList());
    }

    private List<Line> lines(Flow flow, Map<String, String> answers, String language) {
        return new Readout(flows.library(), flow, language).of(answers).stream()
                .map(line -> new Line(line.question(), line.answer(), line.images()))
                .toList();
    }
}
