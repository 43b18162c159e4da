package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.damage.Overview;
import jp.tenko.rollcall.Reply;
import jp.tenko.roster.Area;
import org.springframework.stereotype.Component;

/** Roads and lifelines: what the directors of districts see, what staff see, and at how many businesses something is cut. */
@Component
class RoadsSection {

    /** As a place is recorded (jp.tenko.flow.Spot): a position with the address LINE knew, typed words, or pictures. */
    private static final Pattern POSITION = Pattern.compile("-?[\\d.]+ -?[\\d.]+ 0 0 ?(.*)", Pattern.DOTALL);
    private static final String TYPED = "address:";
    private static final String PICTURED = "image:";

    private final DocumentWords words;

    RoadsSection(DocumentWords words) {
        this.words = words;
    }

    List<String> lines(Knowledge knowledge) {
        List<String> lines = new ArrayList<>();
        Set<Area> said = new HashSet<>();
        knowledge.damage().overviews().stream()
                .filter(overview -> said.add(overview.area()))   // the newest of each area
                .forEach(overview -> lines.add(overview(overview)));
        knowledge.tally().map(tally -> tally.count(Reply.ROAD, "blocked")).filter(staff -> staff > 0)
                .ifPresent(staff -> lines.add(words.of("share-out.roads.staff", staff)));
        Needs needs = knowledge.needs();
        lines.add(words.of(needs.lifelines() == 0 ? "share-out.lifelines.none" : "share-out.lifelines", needs.lifelines()));
        return lines;
    }

    /** 「上広川: 広い範囲に被害。道路: 通れない所がある(新代橋)。自分の目で見た(7月10日 15時02分)」, and not by whom. */
    private String overview(Overview overview) {
        String area = switch (overview.area()) {
            case Area.Whole() -> words.of("share-out.whole");
            case Area.OfDistrict(String name) -> name;
            case Area.OfTrade(String name) -> name;
        };
        String look = word("look", overview.answers().getOrDefault(Overview.LOOK, ""));
        String roads = word("roads", overview.answers().getOrDefault(Overview.ROADS, ""));
        String where = where(overview.answers().getOrDefault(Overview.ROADS_WHERE, ""));
        String sure = word("sure", overview.answers().getOrDefault(Overview.SURE, ""));
        return words.of("share-out.roads.overview", area, look, where.isEmpty() ? roads : words.of("share-out.roads.where", roads, where),
                sure, words.minute(overview.saidAt()));
    }

    private String word(String question, String value) {
        return value.isEmpty() ? words.of("unknown") : words.or("share-out." + question + "." + value, value);
    }

    private String where(String place) {
        if (place.startsWith(PICTURED)) {
            return words.of("share-out.roads.pictures");
        }
        Matcher position = POSITION.matcher(place);
        if (position.matches()) {
            String address = Impersonal.words(position.group(1));
            return address.isEmpty() ? words.of("share-out.roads.position") : address;
        }
        return Impersonal.words(place.startsWith(TYPED) ? place.substring(TYPED.length()) : place);
    }
}
