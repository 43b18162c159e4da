package jp.tenko.damage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a damage report says already of what the hearing sheet asks, under the names of the sheet's questions: nobody is asked
 * twice how high the water stood. What follows from the report only perhaps is left to be asked: 「休業」 may be a pause or the end.
 */
public final class SheetFromReport {

    private static final Set<Level> PREMISES =
            Set.of(Level.ROOF_WINDOW, Level.FLOOR_BELOW, Level.FLOOR_ABOVE, Level.HALF_DESTROYED, Level.DESTROYED);

    private final Map<String, String> report;
    private final Map<String, String> sheet = new HashMap<>();

    private SheetFromReport(Map<String, String> report) {
        this.report = report;
    }

    /** Empty when nothing was reported. @param known by question, of the report and of a sheet before, which is not touched */
    public static Map<String, String> of(Map<String, String> known) {
        String level = known.get(Question.LEVEL);
        if (level == null || known.containsKey(Question.OFFICE_HIT)) {
            return Map.of();
        }
        SheetFromReport from = new SheetFromReport(known);
        from.read(Level.of(level));
        from.sheet.keySet().removeAll(known.keySet());
        return from.sheet;
    }

    private void read(Level level) {
        List<String> hit = List.of(report.getOrDefault(Question.HIT, "").split(" "));
        boolean nothingIsHit = level == Level.NONE || level == Level.LIFELINE;
        if (nothingIsHit || report.containsKey(Question.HIT)) {
            boolean premises = PREMISES.contains(level) || hit.contains("building");
            put(Question.OFFICE_HIT, premises ? "yes" : "no");
            put(Question.EQUIPMENT_HIT, hit.contains("equipment") ? "yes" : "no");
            if (!hit.contains("vehicle")) {
                put(Question.VEHICLES, "0");
            }
            if (!hit.contains("goods")) {
                put(Question.AMOUNT_GOODS, "0");
            }
        }
        building(level);
        amount(hit);
        if ("open".equals(report.get(Question.TRADING))) {
            put(Question.CAN_TRADE, "normal");
        }
    }

    private void building(Level level) {
        if (level == Level.DESTROYED || level == Level.HALF_DESTROYED) {
            put(Question.OFFICE_STATE, level.code());
        }
        String depth = report.get(Question.DEPTH);
        if (depth != null && level == Level.FLOOR_ABOVE) {
            put(Question.OFFICE_ABOVE, depth);
        } else if (depth != null && level == Level.FLOOR_BELOW) {
            put(Question.OFFICE_ABOVE, "0");
            put(Question.OFFICE_BELOW, depth);
        }
    }

    /** One total is the amount of the one kind that is hit. Of machines the sheet asks each. */
    private void amount(List<String> hit) {
        String amount = report.getOrDefault(Question.AMOUNT, Question.UNKNOWN);
        List<String> kinds = hit.stream().filter(kind -> !kind.equals("lifeline")).toList();
        if (!amount.equals(Question.UNKNOWN) && kinds.equals(List.of("building"))) {
            put(Question.AMOUNT_BUILDING, amount);
        } else if (!amount.equals(Question.UNKNOWN) && kinds.equals(List.of("goods"))) {
            put(Question.AMOUNT_GOODS, amount);
        }
    }

    private void put(String question, String value) {
        sheet.put(question, value);
    }
}
