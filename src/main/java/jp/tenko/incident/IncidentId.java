package jp.tenko.incident;

/** Identifies an {@link Incident}. */
public record IncidentId(long value) {}
