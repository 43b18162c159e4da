package jp.tenko.submission;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is sent what by when, unless an organization has said otherwise (domain.md §1), and how people are reminded of it. The
 * settings {@code tenko.submission.*}.
 *
 * @param notices how long before a deadline the responsible person is asked to look the document over
 * @param grace how long after a deadline the deputy has before it counts as missed
 * @param horizon how far ahead deadlines lie as rows; an endless calendar is laid out day by day
 * @param recipients by code; each organization begins with a copy of them
 */
@ConfigurationProperties("tenko.submission")
public record SubmissionPlan(
        @DefaultValue({"2h", "30m"}) List<Duration> notices,
        @DefaultValue("15m") Duration grace,
        @DefaultValue("7d") Duration horizon,
        @DefaultValue Map<String, First> recipients) {

    /**
     * A recipient as an organization begins with it.
     *
     * @param phases null: as the plan has it for this document
     */
    public record First(
            String name,
            String addressee,
            DocumentKind document,
            @DefaultValue("MAIL") Recipient.Channel channel,
            @DefaultValue("") String address,
            @DefaultValue("false") boolean unapproved,
            @Nullable List<Days> phases) {}

    /** @param to null: until the incident is closed; {@code times}: {@code "12:00"}, in quotes */
    public record Days(@DefaultValue("0") int from, @Nullable Integer to, @DefaultValue("1") int every, List<String> times) {}

    public SubmissionPlan {
        notices = notices.stream().distinct().sorted((one, other) -> other.compareTo(one)).toList();
        recipients = new LinkedHashMap<>(recipients);
        notices.forEach(notice -> atLeastAMinute("notices", notice));
        atLeastAMinute("grace", grace);
        if (horizon.compareTo(Duration.ofDays(2)) < 0) {
            throw wrong("horizon", horizon, "at least two days");
        }
        recipients.forEach(SubmissionPlan::check);
    }

    /** How long before a deadline it begins to be a matter; none is wanted: at the deadline itself. */
    Duration longestNotice() {
        return notices.isEmpty() ? Duration.ZERO : notices.getFirst();
    }

    static Schedule schedule(String code, First first) {
        if (first.phases() == null || first.phases().isEmpty()) {
            return Schedule.ofPlan(first.document());
        }
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < first.phases().size(); i++) {
            Days days = first.phases().get(i);
            String where = "recipients." + code + ".phases[" + i + "]";
            try {
                phases.add(new Phase(days.from(), days.to(), days.every(), times(where, days.times())));
            } catch (IllegalArgumentException e) {
                throw e.getMessage().startsWith("tenko.") ? e : new IllegalArgumentException("tenko.submission." + where + "." + e.getMessage());
            }
        }
        return new Schedule(phases);
    }

    private static void check(String code, First first) {
        if (first.document() == null || first.name() == null || first.addressee() == null) {
            throw wrong("recipients." + code, first, "document (form_one or share_out), name and addressee");
        }
        schedule(code, first);
    }

    private static List<LocalTime> times(String where, @Nullable List<String> times) {
        return times == null ? List.of() : times.stream().map(time -> time(where, time)).toList();
    }

    /** YAML reads 12:00 without quotes as the number 720. */
    private static LocalTime time(String where, String time) {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeParseException e) {
            throw wrong(where + ".times", time, "a time of day in quotes, \"12:00\"");
        }
    }

    private static void atLeastAMinute(String setting, Duration value) {
        if (value.toMinutes() < 1) {
            throw wrong(setting, value, "at least one minute");
        }
    }

    private static IllegalArgumentException wrong(String setting, Object value, String expected) {
        return new IllegalArgumentException("tenko.submission." + setting + " is " + value + "; expected " + expected);
    }
}
