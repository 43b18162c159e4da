package jp.tenko.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Times as a page shows them: of Japan, absolute and beside it how long ago or ahead, in the reader's language. */
public record Times(ZonedDateTime now, Locale locale, MessageSource messages) {

    /** 「7月10日(金) 14:05」. */
    public String day(Instant at) {
        return DateTimeFormatter.ofPattern(word("times.day"), locale).format(at.atZone(now.getZone()));
    }

    /** 「7月10日(金)」, the last day before that moment. */
    public String lastDayBefore(Instant end) {
        return DateTimeFormatter.ofPattern(word("times.date"), locale).format(end.minusNanos(1).atZone(now.getZone()));
    }

    /** 「14:05」 today, with the day otherwise. */
    public String at(Instant at) {
        ZonedDateTime then = at.atZone(now.getZone());
        return then.toLocalDate().equals(now.toLocalDate()) ? DateTimeFormatter.ofPattern("H:mm").format(then) : day(at);
    }

    /** 「14:05(5分前)」. */
    public String both(Instant at) {
        return word("times.both", at(at), ago(at));
    }

    /** 「5分前」, 「10分後」. */
    public String ago(Instant at) {
        Duration passed = Duration.between(at, now.toInstant());
        if (passed.abs().toSeconds() < 60) {
            return word("times.now");
        }
        return word(passed.isNegative() ? "times.ahead" : "times.ago", length(passed.abs()));
    }

    /** 「2日」, 「1時間5分」, 「12分」. */
    public String length(Duration time) {
        if (time.toDays() > 0) {
            return word("times.days", time.toDays());
        }
        return time.toHours() > 0
                ? word("times.hours", time.toHours(), time.toMinutesPart())
                : word("times.minutes", time.toMinutes());
    }

    private String word(String name, Object... values) {
        return messages.getMessage(name, values, locale);
    }
}
