package jp.tenko.damage.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * After which line a page begins: {@code 17} after the name of that business, {@code 2026-07-10T05:10:00Z_17} after what was said
 * then.
 *
 * @param saidAt null in a list by name
 * @param id 0: from the beginning
 */
record ListPosition(@Nullable Instant saidAt, long id) {

    static final ListPosition START = new ListPosition(null, 0);

    private static final Pattern WRITTEN = Pattern.compile("(?:([0-9TZ:.+-]{20,40})_)?([0-9]{1,18})");

    static ListPosition ofName(long id) {
        return new ListPosition(null, id);
    }

    static ListPosition ofReport(Instant saidAt, long id) {
        return new ListPosition(saidAt, id);
    }

    /** One that is made up, or of a list in another order, is the beginning. */
    static ListPosition parse(@Nullable String written, DamageFilter filter) {
        Matcher parts = WRITTEN.matcher(written == null ? "" : written);
        if (!parts.matches() || filter.withSilent() != (parts.group(1) == null)) {
            return START;
        }
        try {
            Instant saidAt = parts.group(1) == null ? null : Instant.parse(parts.group(1));
            return new ListPosition(saidAt, Long.parseLong(parts.group(2)));
        } catch (DateTimeException e) {
            return START;
        }
    }

    String condition() {
        if (id == 0) {
            return "";
        }
        return saidAt == null
                ? " and (b.folded_name, b.id) > (select a.folded_name, a.id from business a where a.id = :after)\n"
                : " and (d.said_at, d.business_id) < (:afterAt, :after)\n";
    }

    JdbcClient.StatementSpec with(JdbcClient.StatementSpec query) {
        if (id == 0) {
            return query;
        }
        JdbcClient.StatementSpec after = query.param("after", id);
        return saidAt == null ? after : after.param("afterAt", saidAt.atOffset(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return saidAt == null ? String.valueOf(id) : saidAt + "_" + id;
    }
}
