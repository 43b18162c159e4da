package jp.tenko.submission.federation;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import jp.tenko.damage.AnswerWords;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.Form;
import jp.tenko.damage.Revision;
import jp.tenko.incident.Incident;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.document.FormOneColumn;
import jp.tenko.submission.document.FormOneRow;
import jp.tenko.submission.document.FormOnes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is to be typed into the federation's system: the columns of Form I, then the hearing sheet in its order. Japanese always. */
@Component
public class FederationForm {

    private final FormOnes forms;
    private final DamageReports reports;
    private final AnswerWords words;
    private final MessageSource messages;

    FederationForm(FormOnes forms, DamageReports reports, AnswerWords words, MessageSource messages) {
        this.forms = forms;
        this.reports = reports;
        this.words = words;
        this.messages = messages;
    }

    /**
     * Of every business that is damaged now the columns of Form I, by district and name.
     *
     * @param recipient whose Form I it is; what is new to them makes no difference here
     */
    public Map<BusinessId, List<Field>> formOne(Incident incident, Recipient recipient) {
        List<FormOneLine> lines = forms.of(incident, recipient, 1, null).damaged().stream().map(FederationForm::itself).toList();
        List<FormOneRow> rows = forms.rows(lines);
        Map<BusinessId, List<Field>> fields = new LinkedHashMap<>();
        IntStream.range(0, lines.size()).forEach(i -> fields.put(lines.get(i).business(), columns(rows.get(i))));
        return fields;
    }

    /** What the hearing sheet says, as the form words it; empty when nobody has filled one in. Personal. */
    public List<Field> hearingSheet(Incident incident, BusinessId business) {
        return sheet(reports.history(incident.id(), business));
    }

    /** The same of many at once; who has said nothing at all is not in it. */
    public Map<BusinessId, List<Field>> hearingSheets(Incident incident, Collection<BusinessId> businesses) {
        Map<BusinessId, List<Field>> sheets = new HashMap<>();
        reports.histories(incident.id(), businesses).forEach((business, history) -> sheets.put(business, sheet(history)));
        return sheets;
    }

    private List<Field> sheet(List<Revision> history) {
        List<Revision> sheets = history.stream().filter(revision -> revision.form() == Form.HEARING_SHEET).toList();
        return words.inWords(Form.HEARING_SHEET, DamageReports.known(sheets), "ja").stream()
                .map(line -> new Field(line.question(), line.answer()))
                .toList();
    }

    private List<Field> columns(FormOneRow row) {
        return Arrays.stream(FormOneColumn.values())
                .filter(column -> column != FormOneColumn.MARKING)
                .map(column -> new Field(
                        messages.getMessage("document.form-one.csv." + column.code(), null, Locale.JAPANESE), row.cell(column).text()))
                .toList();
    }

    /** Without what it was before. */
    private static FormOneLine itself(FormOneLine line) {
        return new FormOneLine(
                line.business(), line.address(), line.shoppingStreet(), line.businessName(), line.trade(), line.yen(),
                line.amountUnknown(), line.description(), line.marking(), line.withdrawn(), line.facts(), null);
    }
}
