package jp.tenko.damage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the damage of one business costs by its own estimate, in yen (被害額), by kind. The damage report names one total and
 * what is hit: with one kind hit it is that kind's, with several it is {@code unspecified} (内訳不明). The hearing sheet
 * names figures; what a total holds beyond them stays unspecified, and a smaller total said later takes their place.
 *
 * @param building null, as each of them: no figure
 * @param unknown 金額不明: something is damaged, and its amount or a part of it is not known. Unknown is not zero
 */
record Amounts(
        @Nullable Long building,
        @Nullable Long equipment,
        @Nullable Long vehicle,
        @Nullable Long goods,
        @Nullable Long unspecified,
        boolean unknown) {

    static final Amounts NONE = new Amounts(null, null, null, null, null, false);

    /** Above 10 trillion yen it is a slip of the finger: kept as it was said, and not known. */
    private static final int DIGITS = 13;

    /** One piece of equipment, of whatever is said about it. */
    private static final Pattern EQUIPMENT = Pattern.compile("(" + Question.EQUIPMENT + "\\[\\d+])/.+");

    /** @param damaged whether anything is damaged at all: then an amount that is nowhere to be found is not known */
    static Amounts of(Map<String, Known.Answer> known, Set<String> hit, boolean damaged) {
        Figure building = "yes".equals(Known.value(known, Question.OFFICE_HIT))
                ? Figure.owed(known, Question.AMOUNT_BUILDING)
                : Figure.of(known, Question.AMOUNT_BUILDING);
        Figure vehicle = Figure.of(known, Question.AMOUNT_VEHICLE);
        Figure goods = Figure.of(known, Question.AMOUNT_GOODS);
        Figure equipment = Figure.sum(known.keySet().stream()
                .map(EQUIPMENT::matcher)
                .filter(Matcher::matches)
                .map(piece -> piece.group(1))
                .distinct()
                .map(piece -> Figure.owed(known, piece + "/" + Question.AMOUNT)));
        Figure parts = Figure.sum(Stream.of(building, equipment, vehicle, goods));
        Figure total = Figure.of(known, Question.AMOUNT);
        if (parts.yen() == null) {
            boolean unknown = total.yen() == null && (damaged || total.unknown() || parts.unknown());
            return whole(total.yen(), hit, unknown);
        }
        if (total.yen() == null) {
            boolean unknown = parts.unknown() || total.unknown() && total.isLaterThan(parts);
            return new Amounts(building.yen(), equipment.yen(), vehicle.yen(), goods.yen(), null, unknown);
        }
        if (total.yen() < parts.yen() && total.isLaterThan(parts)) {
            return whole(total.yen(), hit, false);
        }
        long rest = total.yen() - parts.yen();
        return new Amounts(
                building.yen(), equipment.yen(), vehicle.yen(), goods.yen(), rest > 0 ? rest : null, false);
    }

    /** At least; null when no figure is known. */
    @Nullable Long total() {
        List<Long> known = Stream.of(building, equipment, vehicle, goods, unspecified).filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : known.stream().mapToLong(Long::longValue).sum();
    }

    private static Amounts whole(@Nullable Long total, Set<String> hit, boolean unknown) {
        List<String> kinds = Stream.of("building", "equipment", "vehicle", "goods").filter(hit::contains).toList();
        String only = total != null && kinds.size() == 1 ? kinds.getFirst() : "";
        return new Amounts(
                only.equals("building") ? total : null,
                only.equals("equipment") ? total : null,
                only.equals("vehicle") ? total : null,
                only.equals("goods") ? total : null,
                only.isEmpty() ? total : null,
                unknown);
    }

    /** An amount as it was answered: yen, not known, or not asked. */
    private record Figure(@Nullable Long yen, boolean unknown, Instant saidAt) {

        static Figure of(Map<String, Known.Answer> known, String question) {
            Known.Answer answer = known.get(question);
            return answer == null ? new Figure(null, false, Instant.MIN) : of(answer);
        }

        /** Something is hit: an amount that nobody named is not known. */
        static Figure owed(Map<String, Known.Answer> known, String question) {
            return known.containsKey(question) ? of(known, question) : new Figure(null, true, Instant.MIN);
        }

        static Figure of(Known.Answer answer) {
            String value = answer.value();
            boolean digits = value.length() <= DIGITS && value.matches("[0-9]+");
            return new Figure(digits ? Long.valueOf(value) : null, !digits, answer.saidAt());
        }

        static Figure sum(Stream<Figure> figures) {
            List<Figure> all = figures.toList();
            List<Long> yen = all.stream().map(Figure::yen).filter(Objects::nonNull).toList();
            return new Figure(
                    yen.isEmpty() ? null : yen.stream().mapToLong(Long::longValue).sum(),
                    all.stream().anyMatch(Figure::unknown),
                    all.stream().map(Figure::saidAt).max(Instant::compareTo).orElse(Instant.MIN));
        }

        boolean isLaterThan(Figure other) {
            return saidAt.isAfter(other.saidAt);
        }
    }
}
