package jp.tenko.submission.document;

import static java.util.Comparator.comparing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.Question;
import jp.tenko.roster.Business;
import org.jspecify.annotations.Nullable;

/**
 * What of a business and its damage is on Form I: only these are named, so nothing personal gets there by being asked
 * somewhere. Two rows are the same when their facts are; what is empty is not among them.
 */
final class DamageFacts {

    static final String ADDRESS = "address";
    static final String SHOPPING_STREET = "shopping_street";
    static final String NAME = "business_name";
    static final String TRADE = "trade";
    static final String YEN = "yen";
    static final String AMOUNT_UNKNOWN = "amount_unknown";
    static final String LEVEL = "level";
    static final String ABOVE_CM = "above_cm";
    static final String BELOW_CM = "below_cm";
    static final String HIT = "hit";
    static final String VEHICLES = "vehicles";
    static final String TRADING = "trading";
    static final String PAUSE = "pause";
    static final String USE = "office_use";

    /** 被害内容 as a person wrote it. */
    static final String WORDS = "words";

    /** Why the row is taken back: {@code double}, {@code declined} or {@code no_damage}. */
    static final String WITHDRAWN = "withdrawn";

    static final List<String> LIFELINES = List.of("electricity", "gas", "water");
    private static final List<String> IN_OWN_WORDS = List.of(PAUSE, Question.REMARKS);
    private static final Pattern PIECE = Pattern.compile(Question.EQUIPMENT + "\\[(\\d{1,9})]/(kind|where|part|state|days|action)");

    private DamageFacts() {}

    static Map<String, String> of(Business business, KnownDamage known) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, ADDRESS, line(business.address()));
        put(facts, SHOPPING_STREET, line(business.shoppingStreet()));
        put(facts, NAME, line(business.name()));
        put(facts, TRADE, line(business.trade()));
        put(facts, YEN, known.yen() == null ? "" : Long.toString(DocumentWords.rounded(known.yen())));
        put(facts, AMOUNT_UNKNOWN, known.amountUnknown() || known.yen() == null ? "yes" : "");
        put(facts, LEVEL, known.level() == null ? "" : known.level().code());
        put(facts, ABOVE_CM, number(known.water().aboveCm()));
        put(facts, BELOW_CM, number(known.water().belowCm()));
        put(facts, HIT, String.join(" ", hit(known)));
        put(facts, VEHICLES, number(known.vehicles()));
        put(facts, USE, known.answers().getOrDefault(USE, ""));
        pieces(facts, known);
        LIFELINES.forEach(lifeline -> put(facts, lifeline, known.answers().getOrDefault(lifeline, "")));
        put(facts, TRADING, known.trading() == null ? "" : known.trading());
        IN_OWN_WORDS.stream()
                .filter(question -> !known.sensitive().contains(question))
                .filter(question -> !question.equals(PAUSE) || "closed".equals(known.trading()))
                .forEach(question -> put(facts, question, Impersonal.words(known.answers().getOrDefault(question, ""))));
        return facts;
    }

    /** The report says it by kind, the sheet by amounts and numbers. */
    static Set<String> hit(KnownDamage known) {
        Set<String> hit = new TreeSet<>(known.hit());
        if (isPositive(known.answers().get(Question.AMOUNT_GOODS))) {
            hit.add("goods");
        }
        if (known.vehicles() != null && known.vehicles() > 0) {
            hit.add("vehicle");
        }
        return hit;
    }

    private static void pieces(Map<String, String> facts, KnownDamage known) {
        record Piece(int number, String path, String part, String value) {}
        known.answers().entrySet().stream()
                .map(answer -> Map.entry(PIECE.matcher(answer.getKey()), answer.getValue()))
                .filter(answer -> answer.getKey().matches() && !known.sensitive().contains(answer.getKey().group(2)))
                .map(answer -> {
                    Matcher path = answer.getKey();
                    return new Piece(Integer.parseInt(path.group(1)), path.group(), path.group(2), answer.getValue());
                })
                .sorted(comparing(Piece::number).thenComparing(Piece::part))
                .forEach(piece -> put(facts, piece.path(), Impersonal.words(piece.value())));
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : Impersonal.line(text);
    }

    private static String number(@Nullable Integer number) {
        return number == null || number == 0 ? "" : number.toString();
    }

    private static boolean isPositive(@Nullable String yen) {
        return yen != null && yen.matches("0*[1-9][0-9]*");
    }
}
