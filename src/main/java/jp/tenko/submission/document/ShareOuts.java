package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.incident.Incident;
import jp.tenko.roster.OfficeTexts;
import jp.tenko.roster.Organizations;
import jp.tenko.submission.Approver;
import jp.tenko.submission.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The share-out to the town as it stands now, for a page, for paper, and as the text of a mail. */
@Component
public class ShareOuts {

    private final KnowledgeDesk desk;
    private final ShareOutSections sections;
    private final Organizations organizations;
    private final OfficeTexts office;
    private final ShareOutLink link;
    private final DocumentWords words;

    ShareOuts(
            KnowledgeDesk desk,
            ShareOutSections sections,
            Organizations organizations,
            OfficeTexts office,
            ShareOutLink link,
            DocumentWords words) {
        this.desk = desk;
        this.sections = sections;
        this.organizations = organizations;
        this.office = office;
        this.link = link;
        this.words = words;
    }

    /**
     * @param number 第n報
     * @param filledInBy who looked it over; null: nobody has
     */
    public ShareOut of(Incident incident, Recipient recipient, int number, @Nullable Approver filledInBy) {
        Knowledge knowledge = desk.of(incident, recipient.id());
        Map<String, Long> figures = ShareOutFigures.of(knowledge);
        return new ShareOut(
                incident,
                recipient,
                number,
                knowledge.damage().asOf(),
                words.drill(incident) + words.of("share-out.title", words.date(incident.beganAt()),
                        words.of("kind." + incident.kind().code()), number),
                words.date(knowledge.damage().asOf()),
                words.of("as-of", words.minute(knowledge.damage().asOf())),
                organizations.get(incident.organization()).name(),
                filledInBy == null ? words.of("unconfirmed") : filledInBy.name(),
                filledInBy == null,
                sections.of(knowledge, figures),
                figures);
    }

    /** The whole of it as plain text. */
    public String text(ShareOut shareOut) {
        List<String> lines = new ArrayList<>();
        lines.add(shareOut.recipient().addressee());
        lines.add("");
        lines.add(words.of("share-out.opening", shareOut.organization(), shareOut.title(), shareOut.asOf()));
        Optional.ofNullable(office.of(shareOut.incident().organization()).telephone())
                .ifPresent(telephone -> lines.add(words.of("share-out.telephone", telephone)));
        remarks(shareOut).forEach(lines::add);
        for (ShareOut.Section section : shareOut.sections()) {
            lines.add("");
            lines.add(words.of("share-out.section", section.heading()));
            ShareOut.Table table = section.table();
            if (table != null) {
                table.rows().stream().map(row -> row(table.head(), row)).forEach(lines::add);
            }
            section.lines().forEach(line -> lines.add(words.of("share-out.line", line)));
        }
        link.of(shareOut.incident().id(), shareOut.recipient().id(), shareOut.number())
                .ifPresent(page -> lines.addAll(List.of("", words.of("share-out.section", words.of("share-out.link")), page, words.of("share-out.link.who"))));
        return String.join("\n", lines);
    }

    /** What stands on its print page. */
    public ShareOutPage page(ShareOut shareOut) {
        return new ShareOutPage(shareOut.recipient().addressee(), shareOut.submittedOn(), shareOut.organization(), shareOut.filledInBy(),
                shareOut.title(), shareOut.asOf(), remarks(shareOut), shareOut.sections());
    }

    List<String> remarks(ShareOut shareOut) {
        List<String> remarks = new ArrayList<>();
        if (shareOut.unconfirmed()) {
            remarks.add(words.of("form-one.body.unconfirmed"));
        }
        if (shareOut.incident().drill()) {
            remarks.add(words.of("form-one.body.drill"));
        }
        return remarks;
    }

    /** A mail has no columns: 「・上広川: 事業者 220、報告 12 …」; a figure that is 0 is left out, except where nothing else is. */
    private String row(List<String> head, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i < row.size(); i++) {
            if (i == 1 || !row.get(i).equals("0")) {
                cells.add(words.of("share-out.cell", head.get(i).replace("\n", ""), row.get(i)));
            }
        }
        return words.of("share-out.row", row.getFirst(), String.join(words.of("sentence.and"), cells));
    }
}
