package jp.tenko.rollcall;

/** Identifies a {@link RollCall}. */
public record RollCallId(long value) {

    private static final String SUBJECT = "roll-call:";

    /** What a duty of it is for. */
    String subject() {
        return SUBJECT + value;
    }

    static RollCallId of(String subject) {
        return new RollCallId(Long.parseLong(subject.substring(SUBJECT.length())));
    }
}
