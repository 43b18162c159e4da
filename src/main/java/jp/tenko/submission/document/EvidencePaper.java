package jp.tenko.submission.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.tenko.damage.AnswerWords;
import jp.tenko.damage.EvidenceFile;
import jp.tenko.damage.Photo;
import jp.tenko.roster.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of an evidence pack: what was said, each photo with when it came, and where. It fetches nothing: positions stand as
 * coordinates with a link to the official map, and there is a frame in which the office draws or glues the simple map that a
 * certificate asks for (domain.md §8).
 */
@Component
class EvidencePaper {

    private static final String STYLE = """
            body{font-family:sans-serif;max-width:50em;margin:1em auto;padding:0 1em}table{border-collapse:collapse;width:100%}
            th,td{border:1px solid #777;padding:.3em;text-align:left;vertical-align:top}th{width:12em;background:#eee}thead th{width:auto}
            img{max-width:100%;max-height:30em}figure{margin:1em 0;break-inside:avoid}figcaption{font-size:.8em;overflow-wrap:anywhere}
            .map{border:1px solid #777;height:9cm;break-inside:avoid;padding:.3em;color:#555}h2{break-after:avoid}
            @media print{body{margin:0;max-width:none}a{color:inherit}}@media(max-width:30em){th{width:7em}}""";

    private final DocumentWords words;

    EvidencePaper(DocumentWords words) {
        this.words = words;
    }

    /** @param name in the .zip; empty: it is not here */
    record Packed(Photo photo, String name, CameraRecord camera) {

        /** 「001」, as its file is called. */
        String number() {
            return name.replaceAll("\\D+", "");
        }
    }

    /** Where the business stands in the list, where reports say that something is, and where photos were taken, in their order. */
    List<PlacesFile.Place> places(EvidenceFile file, List<Packed> packed) {
        List<PlacesFile.Place> places = new ArrayList<>();
        if (file.business().position() != null) {
            places.add(new PlacesFile.Place(words.of("evidence.place.listed"), file.business().position()));
        }
        for (EvidenceFile.Report report : file.reports()) {
            report.revision().answers().values().stream().flatMap(answer -> MapPoint.in(answer).stream()).distinct().forEach(at ->
                    places.add(new PlacesFile.Place(words.of("evidence.place.report", report.revision().number()), at)));
            packed.stream().filter(one -> report.photos().contains(one.photo()) && one.camera().position() != null).forEach(one ->
                    places.add(new PlacesFile.Place(words.of("evidence.place.photo", one.number()), one.camera().position())));
        }
        return places;
    }

    String of(EvidenceFile file, List<Packed> packed) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(html(words.of("evidence.title"))).append("</title><style>").append(STYLE).append("</style></head><body><h1>")
                .append(html(words.drill(file.incident()) + words.of("evidence.title"))).append("</h1><table>");
        row(page, words.of("sheet.business_name"), file.business().name());
        row(page, words.of("sheet.listed_address"), file.business().address() == null ? "" : file.business().address());
        row(page, words.of("evidence.incident"), words.of("evidence.incident.value", words.date(file.incident().beganAt()),
                words.of("kind." + file.incident().kind().code())));
        row(page, words.of("evidence.received-by"), file.organization().name());
        row(page, words.of("evidence.photos"), words.of("evidence.photos.value", packed.stream().filter(one -> !one.name().isEmpty()).count()));
        page.append("</table><p>").append(html(words.of("sheet.own-judgement"))).append("</p><p>").append(html(words.of("evidence.certificate"))).append("</p>");
        file.reports().forEach(report -> report(page, report, packed));
        map(page, places(file, packed), file.business().position());
        return page.append("</body></html>").toString();
    }

    private void report(StringBuilder page, EvidenceFile.Report report, List<Packed> packed) {
        page.append("<h2>").append(html(words.of("evidence.report", report.revision().number(), words.moment(report.revision().saidAt()))))
                .append("</h2><table>");
        row(page, words.of("evidence.author"), report.author());
        row(page, words.of("evidence.source"), words.of("evidence.source." + report.revision().source().code()));
        for (AnswerWords.Line line : report.lines()) {
            row(page, line.question(), line.answer());
        }
        page.append("</table>");
        packed.stream().filter(one -> report.photos().contains(one.photo())).forEach(one -> figure(page, one));
    }

    private void figure(StringBuilder page, Packed packed) {
        String came = words.of("evidence.photo", words.moment(packed.photo().saidAt()));
        page.append("<figure>");
        if (packed.name().isEmpty()) {
            page.append("<p>").append(html(words.of("evidence.photo." + packed.photo().state().name().toLowerCase(Locale.ROOT)))).append("</p>");
        } else {
            page.append("<a href=\"").append(packed.name()).append("\"><img alt=\"").append(html(came)).append("\" src=\"").append(packed.name()).append("\"></a>");
        }
        page.append("<figcaption>").append(html((packed.number().isEmpty() ? "" : words.of("evidence.photo.number", packed.number())) + came));
        if (!packed.name().isEmpty()) {
            page.append("<br>").append(html(camera(packed.camera())));
        }
        if (packed.photo().sha256() != null) {
            page.append("<br>SHA-256 ").append(packed.photo().sha256());
        }
        page.append("</figcaption></figure>");
    }

    private String camera(CameraRecord camera) {
        List<String> written = new ArrayList<>();
        Optional.ofNullable(camera.takenAt()).ifPresent(at -> written.add(words.of("evidence.camera.taken",
                at.getYear(), at.getMonthValue(), at.getDayOfMonth(), at.getHour(), "%02d".formatted(at.getMinute()))));
        Optional.ofNullable(camera.position()).ifPresent(at -> written.add(words.of("evidence.camera.position", MapPoint.written(at))));
        return written.isEmpty() ? words.of("evidence.camera.nothing") : words.of("evidence.camera", String.join(words.of("sentence.and"), written));
    }

    private void map(StringBuilder page, List<PlacesFile.Place> places, @Nullable Position listed) {
        page.append("<h2>").append(html(words.of("evidence.map"))).append("</h2>");
        if (places.isEmpty()) {
            page.append("<p>").append(html(words.of("evidence.map.none"))).append("</p>");
        } else {
            page.append("<table><thead><tr>");
            List.of("what", "position", "distance", "link").forEach(column ->
                    page.append("<th scope=\"col\">").append(html(words.of("evidence.map." + column))).append("</th>"));
            page.append("</tr></thead><tbody>");
            places.forEach(place -> page.append("<tr><td>").append(html(place.name())).append("</td><td>").append(MapPoint.written(place.at()))
                    .append("</td><td>").append(listed == null || place.at().equals(listed) ? "—"
                            : html(words.of("evidence.map.metres", words.number(MapPoint.metres(listed, place.at())))))
                    .append("</td><td><a href=\"").append(html(MapPoint.link(place.at()))).append("\" rel=\"noreferrer\">")
                    .append(html(words.of("evidence.map.open"))).append("</a></td></tr>"));
            page.append("</tbody></table><p>").append(html(words.of("evidence.map.file", PlacesFile.NAME))).append("</p>");
        }
        page.append("<div class=\"map\">").append(html(words.of("evidence.map.frame"))).append("</div>");
    }

    private static void row(StringBuilder page, String label, String text) {
        page.append("<tr><th>").append(html(label)).append("</th><td>").append(html(text).replace("\n", "<br>")).append("</td></tr>");
    }

    private static String html(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
