package jp.tenko.rollcall;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.IncidentKind;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code roll_call}, with the kind of its incident. */
final class RollCallRow {

    private RollCallRow() {}

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static RollCall rollCall(ResultSet row, int n) throws SQLException {
        Long startedBy = row.getObject("started_by", Long.class);
        Long closedBy = row.getObject("closed_by", Long.class);
        String reason = row.getString("close_reason");
        return new RollCall(
                new RollCallId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                new IncidentId(row.getLong("incident_id")),
                IncidentKind.of(row.getString("kind")),
                row.getBoolean("drill"),
                Audience.parse(row.getString("audience")),
                startedBy == null ? null : new MemberId(startedBy),
                time(row, "started_at"),
                time(row, "deadline_at"),
                plan(row),
                row.getInt("handovers"),
                timeOrNull(row, "closed_at"),
                closedBy == null ? null : new MemberId(closedBy),
                reason == null ? null : RollCall.Ending.of(reason));
    }

    private static RollCallPlan plan(ResultSet row) throws SQLException {
        return new RollCallPlan(
                durations(row.getArray("reminder_minutes")),
                durations(row.getArray("summary_minutes")),
                Duration.ofMinutes(row.getLong("succession_minutes")),
                Duration.ofMinutes(row.getLong("deadline_minutes")),
                Duration.ofMinutes(row.getLong("auto_close_minutes")),
                Duration.ofMillis(row.getLong("minute_lasts_ms")));
    }

    private static List<Duration> durations(Array minutes) throws SQLException {
        return Arrays.stream((Integer[]) minutes.getArray()).map(Duration::ofMinutes).toList();
    }
}
