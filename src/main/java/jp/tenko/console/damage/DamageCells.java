package jp.tenko.console.damage;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.console.Callable;
import jp.tenko.console.Csv;
import jp.tenko.damage.desk.DamageLine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of the damage as a file. An unknown amount is an empty cell, and said beside it: it is not zero. */
@Component
class DamageCells {

    private static final List<String> HEADINGS = List.of(
            "business-number", "business", "trade", "district", "address", "reports", "said-at", "level", "severity", "hurt",
            "trading", "yen-building", "yen-equipment", "yen-vehicle", "yen-goods", "yen-unspecified", "yen-total",
            "amount-unknown", "parallel", "state", "on-it");

    private final Csv csv;

    DamageCells(Csv csv) {
        this.csv = csv;
    }

    /** @param numbers with telephone numbers */
    ResponseEntity<byte[]> file(String name, List<DamageLine> lines, boolean numbers) {
        List<String> headings = new ArrayList<>(HEADINGS);
        if (numbers) {
            headings.add("telephone");
        }
        return csv.of(name, headings, lines.stream().map(line -> cells(line, numbers)).toList());
    }

    private List<String> cells(DamageLine line, boolean numbers) {
        DamageLine.Yen yen = line.yen();
        List<String> cells = new ArrayList<>(List.of(
                text(line.number()),
                line.name(),
                text(line.trade()),
                text(line.district()),
                text(line.address()),
                String.valueOf(line.revisions()),
                line.saidAt() == null ? "" : csv.time(line.saidAt()),
                line.level() == null ? "" : word("level", line.level().code()),
                word("severity", line.severity()),
                word("hurt", line.hurt()),
                word("trading", line.trading()),
                number(yen.building()),
                number(yen.equipment()),
                number(yen.vehicle()),
                number(yen.goods()),
                number(yen.unspecified()),
                number(yen.total()),
                yen.amountUnknown() ? csv.word("damage.amount-unknown", "?") : "",
                line.parallel() ? csv.word("damage.parallel", "!") : "",
                line.isCase() ? word("state", line.state().code()) : "",
                numbers ? text(line.onIt()) : ""));
        if (numbers) {
            String shown = Callable.of(line.id(), line.name(), line.telephone()).shown();
            cells.add(text(shown));
        }
        return cells;
    }

    private String word(String kind, @Nullable String code) {
        return code == null ? "" : csv.word(kind + "." + code, code);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String number(@Nullable Long yen) {
        return yen == null ? "" : yen.toString();
    }
}
