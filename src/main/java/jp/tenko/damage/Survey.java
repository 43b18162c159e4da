package jp.tenko.damage;

import java.time.Instant;
import java.util.Locale;
import jp.tenko.incident.IncidentId;
import jp.tenko.roster.MemberId;

/**
 * An opening of the damage survey (被害調査).
 *
 * @param told how many people were told by push, at one message of the month each
 */
public record Survey(IncidentId incident, Push push, MemberId openedBy, Instant openedAt, int told) {

    /** Who is told by push. */
    public enum Push {
        /** 地区理事 and 業種理事: few people, and they see most. */
        OFFICERS,
        /** The officers, and everybody who speaks for a business: it may take the messages of the whole month. */
        EVERYBODY,
        NOBODY;

        /** The name it has in flows and tables: {@code officers}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is none of this code */
        public static Push of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
