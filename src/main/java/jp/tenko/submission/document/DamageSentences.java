package jp.tenko.submission.document;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.tenko.damage.Level;
import jp.tenko.damage.Question;
import jp.tenko.roster.Business;
import org.springframework.stereotype.Component;

/**
 * 被害内容 of Form I written out: 「建物内が浸水(床上約40cm)。旋盤2台は利用できない状況。休業中。」 (domain.md §4). From the facts alone,
 * so the same facts are the same sentence.
 */
@Component
class DamageSentences {

    private static final Set<Level> OF_A_BUILDING =
            Set.of(Level.DESTROYED, Level.HALF_DESTROYED, Level.FLOOR_ABOVE, Level.FLOOR_BELOW, Level.ROOF_WINDOW);
    private static final int MOST_PIECES = 20;

    private final DocumentWords words;

    DamageSentences(DocumentWords words) {
        this.words = words;
    }

    /** @param facts of {@link DamageFacts} */
    String of(Map<String, String> facts) {
        Level level = Level.of(facts.getOrDefault(DamageFacts.LEVEL, ""));
        List<String> sentences = new ArrayList<>(level(level, facts));
        List<String> pieces = pieces(facts);
        sentences.addAll(hit(level, facts, pieces.isEmpty()));
        sentences.addAll(pieces);
        sentences.addAll(lifelines(facts));
        String remarks = facts.getOrDefault(Question.REMARKS, "");
        if (!remarks.isEmpty()) {
            sentences.add(remarks);
        }
        if (sentences.isEmpty()) {
            sentences.add(words.of("sentence.nothing"));
        }
        sentences.addAll(trading(facts));
        String end = words.of("sentence.end");
        return sentences.stream().map(sentence -> sentence + end).collect(joining());
    }

    /** What a person wrote, as a sentence. */
    String written(String by) {
        return by + words.of("sentence.end");
    }

    /** @param business which the one that was a double is */
    String withdrawn(String why, Business business) {
        return words.of("withdrawn." + why, Impersonal.line(business.name()));
    }

    private List<String> level(Level level, Map<String, String> facts) {
        String building = words.or("sentence.building." + facts.getOrDefault(DamageFacts.USE, ""), words.of("sentence.building"));
        String above = facts.getOrDefault(DamageFacts.ABOVE_CM, "");
        String below = facts.getOrDefault(DamageFacts.BELOW_CM, "");
        String how = "sentence.level." + level.code();
        return switch (level) {
            case DESTROYED, HALF_DESTROYED -> Stream.of(words.of(how, building), above.isEmpty() ? water("below", below) : water("above", above))
                    .filter(sentence -> !sentence.isEmpty())
                    .toList();
            case FLOOR_ABOVE -> List.of(above.isEmpty() ? words.of(how, building) : words.of(how + ".depth", building, above));
            case FLOOR_BELOW -> List.of(below.isEmpty() ? words.of(how, building) : words.of(how + ".depth", building, below));
            case ROOF_WINDOW -> List.of(words.of(how));
            case NONE, LIFELINE, OTHER -> List.of();
        };
    }

    private String water(String where, String cm) {
        return cm.isEmpty() ? "" : words.of("sentence.water." + where, cm);
    }

    /** 「設備・機械、商品・原材料に被害」; what is said more exactly elsewhere is not said twice. */
    private List<String> hit(Level level, Map<String, String> facts, boolean noPieces) {
        List<String> hit = Arrays.asList(facts.getOrDefault(DamageFacts.HIT, "").split(" "));
        String vehicles = facts.getOrDefault(DamageFacts.VEHICLES, "");
        List<String> kinds = new ArrayList<>();
        for (String kind : List.of("building", "equipment", "vehicle", "goods")) {
            boolean said = switch (kind) {
                case "building" -> OF_A_BUILDING.contains(level);
                case "equipment" -> !noPieces;
                case "vehicle" -> !vehicles.isEmpty();
                default -> false;
            };
            if (hit.contains(kind) && !said) {
                kinds.add(words.of("sentence.hit." + kind));
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!kinds.isEmpty()) {
            sentences.add(words.of("sentence.hit", String.join(words.of("sentence.and"), kinds)));
        }
        if (!vehicles.isEmpty()) {
            sentences.add(words.of("sentence.vehicles", vehicles));
        }
        if (hit.contains("lifeline") && unusable(facts).isEmpty()) {
            sentences.add(words.of("sentence.lifeline"));
        }
        return sentences;
    }

    /** 「第1工場の旋盤2台(主軸)は水没(復旧見込み約30日、修理予定)」. */
    private List<String> pieces(Map<String, String> facts) {
        return IntStream.rangeClosed(1, MOST_PIECES)
                .mapToObj(number -> Question.EQUIPMENT + "[" + number + "]/")
                .filter(piece -> facts.containsKey(piece + "kind"))
                .map(piece -> piece(piece, facts))
                .toList();
    }

    private String piece(String piece, Map<String, String> facts) {
        String named = facts.getOrDefault(piece + "kind", "");
        String where = facts.getOrDefault(piece + "where", "");
        String part = facts.getOrDefault(piece + "part", "");
        String state = facts.getOrDefault(piece + "state", "");
        String days = facts.getOrDefault(piece + "days", "");
        named = where.isEmpty() ? named : words.of("sentence.equipment.where", where, named);
        named = part.isEmpty() ? named : words.of("sentence.equipment.part", named, part);
        String sentence = state.isEmpty()
                ? words.of("sentence.equipment", named)
                : words.of("sentence.equipment.state", named, state);
        String more = Stream.of(
                        days.isEmpty() || days.equals("0") ? "" : words.of("sentence.equipment.days", days),
                        words.or("sentence.equipment.action." + facts.getOrDefault(piece + "action", ""), ""))
                .filter(one -> !one.isEmpty())
                .collect(joining(words.of("sentence.and")));
        return more.isEmpty() ? sentence : words.of("sentence.equipment.more", sentence, more);
    }

    private List<String> lifelines(Map<String, String> facts) {
        List<String> unusable = unusable(facts);
        return unusable.isEmpty()
                ? List.of()
                : List.of(words.of("sentence.lifelines", String.join(words.of("sentence.and"), unusable)));
    }

    private List<String> unusable(Map<String, String> facts) {
        return DamageFacts.LIFELINES.stream()
                .filter(lifeline -> "unusable".equals(facts.get(lifeline)))
                .map(lifeline -> words.of("sentence.lifeline." + lifeline))
                .toList();
    }

    private List<String> trading(Map<String, String> facts) {
        String trading = words.or("sentence.trading." + facts.getOrDefault(DamageFacts.TRADING, ""), "");
        String pause = facts.getOrDefault(DamageFacts.PAUSE, "");
        if (trading.isEmpty()) {
            return List.of();
        }
        return List.of(pause.isEmpty() ? trading : words.of("sentence.pause", trading, pause));
    }
}
