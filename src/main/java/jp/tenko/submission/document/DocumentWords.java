package jp.tenko.submission.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import jp.tenko.incident.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of documents ({@code messages-document.properties}): Japanese, whoever makes them, with days of the era (令和). */
@Component
class DocumentWords {

    private static final long TEN_THOUSAND = 10_000;
    private static final long HUNDRED_MILLION = 100_000_000;

    private final MessageSource messages;
    private final Clock clock;

    DocumentWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** @param key without {@code document.} */
    String of(String key, Object... values) {
        return messages.getMessage("document." + key, values, Locale.JAPANESE);
    }

    /** Of a choice that an office may have added to its form: as it was recorded, if the words do not know it. */
    String or(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage("document." + key, null, otherwise, Locale.JAPANESE), otherwise);
    }

    /** 「令和8年7月10日」; the first year of an era is 元年. */
    String date(Instant at) {
        return formatted("date", at);
    }

    /** 「7月10日 14時05分」. */
    String minute(Instant at) {
        return formatted("minute", at);
    }

    /** 「令和8年7月10日(金) 14時05分」. */
    String moment(Instant at) {
        return formatted("moment", at);
    }

    String drill(Incident incident) {
        return incident.drill() ? of("drill") : "";
    }

    /** 「約30万円」, 「約30万円以上(一部不明)」, 「不明」. */
    String amount(@Nullable Long yen, boolean unknown) {
        if (yen == null) {
            return of("yen.unknown");
        }
        return unknown ? of("yen.at-least", yen(yen)) : yen(yen);
    }

    /** 「約1億2,000万円」; below 10,000 yen 「約5,000円」. */
    String yen(long yen) {
        long rounded = rounded(yen);
        if (rounded == 0) {
            return of("yen.none");
        }
        if (rounded < TEN_THOUSAND) {
            return of("yen", number(rounded));
        }
        if (rounded < HUNDRED_MILLION) {
            return of("yen.ten-thousand", number(rounded / TEN_THOUSAND));
        }
        long rest = rounded % HUNDRED_MILLION / TEN_THOUSAND;
        return rest == 0
                ? of("yen.hundred-million", number(rounded / HUNDRED_MILLION))
                : of("yen.hundred-million-and", number(rounded / HUNDRED_MILLION), number(rest));
    }

    /** As exact as the form has it: what changes below that is no 修正, since nobody could see it. */
    static long rounded(long yen) {
        return yen < TEN_THOUSAND
                ? yen
                : BigDecimal.valueOf(yen).movePointLeft(4).setScale(0, RoundingMode.HALF_UP).longValueExact() * TEN_THOUSAND;
    }

    /** 「1,234」. */
    String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.JAPANESE).format(number);
    }

    /** Java writes the first year of an era 1年; it is called 元年. */
    private String formatted(String pattern, Instant at) {
        ZonedDateTime then = at.atZone(clock.getZone());
        boolean first = JapaneseDate.from(then).get(ChronoField.YEAR_OF_ERA) == 1;
        return DateTimeFormatter.ofPattern(of(pattern + (first && !pattern.equals("minute") ? ".first-year" : "")), Locale.JAPANESE)
                .withChronology(JapaneseChronology.INSTANCE)
                .format(then);
    }
}
