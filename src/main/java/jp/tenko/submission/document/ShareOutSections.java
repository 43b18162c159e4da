package jp.tenko.submission.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.tenko.damage.AreaDamage;
import jp.tenko.damage.DamageSummary;
import jp.tenko.damage.Sums;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Area;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is shared with the town into words, in the order in which the town reads it: what is new comes first. */
@Component
class ShareOutSections {

    private static final List<String> LIFELINES = List.of(Lifelines.ANY, "electricity", "water", "gas", Lifelines.NOT_NAMED);

    private final RoadsSection roads;
    private final DocumentWords words;

    ShareOutSections(RoadsSection roads, DocumentWords words) {
        this.roads = roads;
        this.words = words;
    }

    List<ShareOut.Section> of(Knowledge knowledge, Map<String, Long> figures) {
        return List.of(
                section("news", news(knowledge, figures)),
                section("staff", staff(knowledge)),
                new ShareOut.Section("scale", words.of("share-out.heading.scale"), List.of(words.of("share-out.scale.note")), scale(knowledge.damage())),
                new ShareOut.Section("amounts", words.of("share-out.heading.amounts"), amountLines(knowledge.damage()), amounts(knowledge.damage(), knowledge.hits())),
                new ShareOut.Section("roads", words.of("share-out.heading.roads"), roads.lines(knowledge), lifelines(knowledge)),
                section("help", help(knowledge.needs())),
                section("next", next(knowledge)));
    }

    private ShareOut.Section section(String code, List<String> lines) {
        return new ShareOut.Section(code, words.of("share-out.heading." + code), lines, null);
    }

    private List<String> news(Knowledge knowledge, Map<String, Long> figures) {
        if (knowledge.previous().isEmpty()) {
            return List.of(words.of("share-out.news.first"));
        }
        Knowledge.Previous previous = knowledge.previous().get();
        List<String> lines = figures.entrySet().stream()
                .filter(figure -> !Objects.equals(previous.figures().getOrDefault(figure.getKey(), 0L), figure.getValue()))
                .map(figure -> changed(figure.getKey(), previous.figures().get(figure.getKey()), figure.getValue()))
                .toList();
        return lines.isEmpty()
                ? List.of(words.of("share-out.news.none", previous.number()))
                : Stream.concat(Stream.of(words.of("share-out.news.since", previous.number())), lines.stream()).toList();
    }

    /** 「報告のあった事業者: 41件 → 52件(+11)」. */
    private String changed(String figure, @Nullable Long before, long now) {
        String named = words.of("share-out.figure." + figure);
        if (before == null) {
            return words.of("share-out.changed.first", named, words.number(now));   // nobody had been asked: not 0 silent
        }
        if (figure.equals("yen")) {
            return words.of("share-out.changed.yen", named, words.yen(before), words.yen(now));
        }
        String difference = (now > before ? "+" : "−") + words.number(Math.abs(now - before));
        return words.of("share-out.changed", named, words.number(before), words.number(now), difference);
    }

    private List<String> staff(Knowledge knowledge) {
        if (knowledge.tally().isEmpty()) {
            return List.of(words.of("share-out.staff.none"));
        }
        Tally tally = knowledge.tally().get();
        List<String> lines = new ArrayList<>();
        lines.add(words.of("share-out.staff.safety", tally.asked(), tally.answered(), tally.status(Reply.SAFE), tally.status(Reply.INJURED),
                tally.status(Reply.NEEDS_HELP), tally.silent().size()));
        int can = tally.count(Reply.ABLE_TO_WORK, "can") + tally.count(Reply.ABLE_TO_WORK, "working");
        int later = tally.count(Reply.ABLE_TO_WORK, "later");
        int cannot = tally.count(Reply.ABLE_TO_WORK, "cannot");
        lines.add(words.of("share-out.staff.work", can, later, cannot, tally.asked() - can - later - cannot)); // who did not say is not unable
        return lines;
    }

    private ShareOut.Table scale(DamageSummary damage) {
        List<List<String>> rows = new ArrayList<>();
        damage.districts().forEach(district -> rows.add(scale(district)));
        rows.add(scale(damage.whole()));
        return new ShareOut.Table(head("scale", List.of("area", "businesses", "heard", "light", "heavy", "scale")), rows);
    }

    private List<String> scale(AreaDamage area) {
        return List.of(
                name(area.area()),
                words.number(area.counted().businesses()),
                words.number(area.counted().heard()),
                words.number(area.counted().light()),
                words.number(area.counted().heavy()),
                words.of("share-out.scale." + area.scale().code())
                        + (area.counted().cutOff() ? words.of("share-out.scale.cut-off") : ""));
    }

    /** Null where nothing is gone: a line says so. */
    private ShareOut.@Nullable Table lifelines(Knowledge knowledge) {
        Lifelines lifelines = knowledge.lifelines();
        if (lifelines.whole().isEmpty()) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        knowledge.damage().districts().forEach(district -> rows.add(lifelines(name(district.area()), lifelines.of(name(district.area())))));
        rows.add(lifelines(words.of("share-out.whole"), lifelines.whole()));
        return new ShareOut.Table(head("lifelines", Stream.concat(Stream.of("area"), LIFELINES.stream()).toList()), rows);
    }

    private List<String> lifelines(String area, Map<String, Integer> gone) {
        return Stream.concat(Stream.of(area), LIFELINES.stream().map(lifeline -> words.number(gone.getOrDefault(lifeline, 0)))).toList();
    }

    private String name(Area area) {
        return switch (area) {
            case Area.Whole() -> words.of("share-out.whole");
            case Area.OfDistrict(String district) -> district;
            case Area.OfTrade(String trade) -> trade;
        };
    }

    private List<String> amountLines(DamageSummary damage) {
        List<String> lines = new ArrayList<>();
        int unknown = damage.total().amountUnknown();
        lines.add(unknown == 0 ? words.of("share-out.amounts.note") : words.of("share-out.amounts.note.unknown", unknown));
        if (damage.total().vehicles() > 0) {
            lines.add(words.of("share-out.amounts.vehicles", damage.total().vehicles()));
        }
        if (damage.hurtBusinesses() > 0) {
            lines.add(words.of("share-out.hurt", damage.hurtBusinesses()));
        }
        if (damage.unmatched() > 0) {
            lines.add(words.of("share-out.unmatched", damage.unmatched()));
        }
        return lines;
    }

    private ShareOut.Table amounts(DamageSummary damage, Hits hits) {
        List<List<String>> rows = new ArrayList<>();
        damage.byTrade().forEach((trade, sums) -> rows.add(amounts(trade.isEmpty() ? words.of("unknown") : trade, sums, hits.of(trade))));
        rows.add(amounts(words.of("share-out.total"), damage.total(), hits.whole()));
        return new ShareOut.Table(
                head("amounts", List.of("trade", "heard", "damaged", "building", "equipment", "vehicle", "goods", "unspecified", "total", "unknown")), rows);
    }

    /** Each kind with how many businesses it is hit at; of some of them nobody has named an amount of that kind. */
    private List<String> amounts(String trade, Sums sums, Map<String, Integer> hits) {
        return List.of(
                trade,
                words.number(sums.businesses()),
                words.number(Hits.damaged(hits)),
                kind(sums.building(), hits.getOrDefault("building", 0)),
                kind(sums.equipment(), hits.getOrDefault("equipment", 0)),
                kind(sums.vehicle(), hits.getOrDefault("vehicle", 0)),
                kind(sums.goods(), hits.getOrDefault("goods", 0)),
                tenThousands(sums.unspecified()),
                tenThousands(sums.total()),
                words.number(sums.amountUnknown()));
    }

    private String kind(long yen, int businesses) {
        if (businesses == 0) {
            return tenThousands(yen);
        }
        return yen == 0 ? words.of("share-out.amounts.count", businesses) : words.of("share-out.amounts.both", tenThousands(yen), businesses);
    }

    /** In units of 10,000 yen; below one of them 1, since something is not nothing. */
    private String tenThousands(long yen) {
        return words.number(yen > 0 && yen < 10_000 ? 1 : DocumentWords.rounded(yen) / 10_000);
    }

    private List<String> head(String table, List<String> columns) {
        return columns.stream().map(column -> words.of("share-out." + table + ".column." + column)).toList();
    }

    private List<String> help(Needs needs) {
        List<String> lines = Needs.HELP.stream()
                .filter(kind -> needs.help(kind) > 0)
                .map(kind -> words.of("share-out.help." + kind, needs.help(kind)))
                .toList();
        return lines.isEmpty() ? List.of(words.of("share-out.help.none")) : lines;
    }

    private List<String> next(Knowledge knowledge) {
        List<String> lines = new ArrayList<>();
        lines.add(knowledge.policy().map(this::policy).orElseGet(() -> words.of("share-out.policy.none")));
        int silent = knowledge.damage().whole().counted().silent();
        if (silent > 0) {
            lines.add(words.of("share-out.next.silent", silent));
        }
        if (knowledge.damage().total().amountUnknown() > 0) {
            lines.add(words.of("share-out.next.amounts", knowledge.damage().total().amountUnknown()));
        }
        if (knowledge.damage().whole().counted().cutOff()) {
            lines.add(words.of("share-out.next.cut-off"));
        }
        return lines;
    }

    private String policy(ResponsePolicy policy) {
        String chosen = policy.code() == null ? "" : words.or("share-out.policy." + policy.code(), "");
        String written = policy.words() == null ? "" : Impersonal.words(policy.words());
        return words.of("share-out.policy", chosen.isEmpty() ? written : written.isEmpty() ? chosen : chosen + " " + written);
    }
}
