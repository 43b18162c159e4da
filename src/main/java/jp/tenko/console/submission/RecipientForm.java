package jp.tenko.console.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tenko.submission.Phase;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientChange;
import jp.tenko.submission.Schedule;

/** A recipient's settings as somebody typed them; shown again as they are when something is wrong with them. */
record RecipientForm(
        String name, String addressee, String channel, String address, boolean unapproved, String responsible, List<Row> phases) {

    /** Blank ones are left out. */
    static final int ROWS = 6;

    record Row(String from, String to, String every, String times) {

        static Row of(Phase phase) {
            return new Row(
                    String.valueOf(phase.from()),
                    phase.to() == null ? "" : String.valueOf(phase.to()),
                    String.valueOf(phase.every()),
                    phase.times().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }

        boolean blank() {
            return (from + to + times).isBlank();
        }
    }

    static RecipientForm of(Recipient recipient, Schedule schedule) {
        return new RecipientForm(
                recipient.name(),
                recipient.addressee(),
                recipient.channel().code(),
                recipient.address(),
                recipient.unapproved(),
                recipient.responsible() == null ? "" : String.valueOf(recipient.responsible().value()),
                padded(schedule.phases().stream().map(Row::of).toList()));
    }

    static RecipientForm typed(Map<String, String> form) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS * 2; i++) {
            Row row = new Row(
                    form.getOrDefault("from." + i, ""),
                    form.getOrDefault("to." + i, ""),
                    form.getOrDefault("every." + i, ""),
                    form.getOrDefault("times." + i, ""));
            if (!row.blank()) {
                rows.add(row);
            }
        }
        return new RecipientForm(
                form.getOrDefault("name", "").strip(),
                form.getOrDefault("addressee", "").strip(),
                form.getOrDefault("channel", ""),
                form.getOrDefault("address", "").strip(),
                form.containsKey("unapproved"),
                form.getOrDefault("responsible", ""),
                padded(rows));
    }

    private static List<Row> padded(List<Row> rows) {
        List<Row> padded = new ArrayList<>(rows);
        do {
            padded.add(new Row("", "", "1", ""));
        } while (padded.size() < ROWS);
        return padded;
    }

    /** For the audit log: what is different, old and new. */
    static String difference(Recipient old, Schedule oldSchedule, RecipientChange now) {
        List<String> changed = new ArrayList<>();
        add(changed, "name", old.name(), now.name());
        add(changed, "addressee", old.addressee(), now.addressee());
        add(changed, "channel", old.channel().code(), now.channel().code());
        add(changed, "address", old.address(), now.address());
        add(changed, "unapproved", String.valueOf(old.unapproved()), String.valueOf(now.unapproved()));
        add(changed, "responsible", String.valueOf(old.responsible()), String.valueOf(now.responsible()));
        add(changed, "schedule", written(oldSchedule), written(now.schedule()));
        return old.code() + ": " + String.join("; ", changed);
    }

    private static void add(List<String> changed, String what, String old, String now) {
        if (!old.equals(now)) {
            changed.add(what + " " + old + " → " + now);
        }
    }

    private static String written(Schedule schedule) {
        return schedule.phases().stream()
                .map(Row::of)
                .map(row -> row.from() + "-" + row.to() + "/" + row.every() + " " + row.times())
                .collect(Collectors.joining(" | "));
    }
}
