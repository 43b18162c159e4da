package jp.tenko.submission.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.tenko.damage.AnswerWords;
import jp.tenko.damage.EvidenceFile;
import jp.tenko.damage.EvidenceFiles;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Photos;
import jp.tenko.incident.IncidentId;
import jp.tenko.line.Contents;
import jp.tenko.roster.BusinessId;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Everything a business has said and sent in an incident as one .zip, for its certificate (domain.md §8): a page that any browser
 * opens without a network, and the originals of the photos, untouched, each with its hash.
 */
@Component
public class EvidencePacks {

    private static final String STYLE = """
            body{font-family:sans-serif;max-width:50em;margin:1em auto;padding:0 1em}table{border-collapse:collapse;width:100%}
            th,td{border:1px solid #777;padding:.3em;text-align:left;vertical-align:top}th{width:12em;background:#eee}
            img{max-width:100%;max-height:30em}figure{margin:1em 0;break-inside:avoid}figcaption{font-size:.8em;overflow-wrap:anywhere}""";

    private final EvidenceFiles files;
    private final Photos photos;
    private final DocumentWords words;

    EvidencePacks(EvidenceFiles files, Photos photos, DocumentWords words) {
        this.files = files;
        this.photos = photos;
        this.words = words;
    }

    /** The name it is saved under. */
    public String name(IncidentId incident, BusinessId business) {
        EvidenceFile file = files.of(incident, business, "ja");
        return FileNames.of(words.of("evidence.file", words.drill(file.incident()), file.business().name())) + ".zip";
    }

    /** One photo at a time is in memory. What is missing or was taken back is named, and not left out in silence. */
    public void write(IncidentId incident, BusinessId business, OutputStream to) throws IOException {
        EvidenceFile file = files.of(incident, business, "ja");
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        List<Packed> packed = new ArrayList<>();
        for (EvidenceFile.Report report : file.reports()) {
            for (Photo photo : report.photos()) {
                packed.add(pack(zip, photo, packed.size() + 1));
            }
        }
        zip.putNextEntry(new ZipEntry("index.html"));
        zip.write(page(file, packed).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private Packed pack(ZipOutputStream zip, Photo photo, int number) throws IOException {
        Optional<Contents.Original> original = photos.original(photo);
        if (original.isEmpty()) {
            return new Packed(photo, "");
        }
        String name = "photos/%03d%s".formatted(number, ending(original.get().mediaType()));
        zip.putNextEntry(new ZipEntry(name));
        zip.write(original.get().bytes());
        zip.closeEntry();
        return new Packed(photo, name);
    }

    private static String ending(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> ".png";
            case "image/heic", "image/heif" -> ".heic";
            case "image/gif" -> ".gif";
            case "image/webp" -> ".webp";
            default -> ".jpg";
        };
    }

    private String page(EvidenceFile file, List<Packed> packed) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>")
                .append(html(words.of("evidence.title"))).append("</title><style>").append(STYLE).append("</style></head><body><h1>")
                .append(html(words.drill(file.incident()) + words.of("evidence.title"))).append("</h1><table>");
        row(page, words.of("sheet.business_name"), file.business().name());
        row(page, words.of("sheet.listed_address"), file.business().address() == null ? "" : file.business().address());
        row(page, words.of("evidence.incident"), words.of("evidence.incident.value", words.date(file.incident().beganAt()),
                words.of("kind." + file.incident().kind().code())));
        row(page, words.of("evidence.received-by"), file.organization().name());
        page.append("</table><p>").append(html(words.of("sheet.own-judgement"))).append("</p>");
        file.reports().forEach(report -> report(page, report, packed));
        return page.append("</body></html>").toString();
    }

    private void report(StringBuilder page, EvidenceFile.Report report, List<Packed> packed) {
        page.append("<h2>").append(html(words.of("evidence.report", report.revision().number(), words.moment(report.revision().saidAt()))))
                .append("</h2><table>");
        row(page, words.of("evidence.author"), report.author());
        for (AnswerWords.Line line : report.lines()) {
            row(page, line.question(), line.answer());
        }
        page.append("</table>");
        packed.stream().filter(one -> report.photos().contains(one.photo())).forEach(one -> figure(page, one));
    }

    private void figure(StringBuilder page, Packed packed) {
        String taken = words.of("evidence.photo", words.moment(packed.photo().saidAt()));
        page.append("<figure>");
        if (packed.name().isEmpty()) {
            page.append("<p>").append(html(words.of("evidence.photo." + packed.photo().state().name().toLowerCase(Locale.ROOT)))).append("</p>");
        } else {
            page.append("<a href=\"").append(packed.name()).append("\"><img alt=\"").append(html(taken)).append("\" src=\"").append(packed.name()).append("\"></a>");
        }
        page.append("<figcaption>").append(html(taken));
        if (packed.photo().sha256() != null) {
            page.append("<br>SHA-256 ").append(packed.photo().sha256());
        }
        page.append("</figcaption></figure>");
    }

    private static void row(StringBuilder page, String label, String text) {
        page.append("<tr><th>").append(html(label)).append("</th><td>").append(html(text).replace("\n", "<br>")).append("</td></tr>");
    }

    private static String html(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /** @param name in the .zip; empty: it is not here */
    private record Packed(Photo photo, String name) {}
}
