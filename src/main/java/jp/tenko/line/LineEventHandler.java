package jp.tenko.line;

import java.util.List;

/** The door through which events of LINE reach the rest; implemented by {@code conversation}. */
public interface LineEventHandler {

    /**
     * Handles events of different people (at most one each) inside the caller's transaction. What it writes to the
     * database and to the {@link Outbox} appears together with "done", or not at all.
     *
     * @throws RuntimeException when any of them fails; the caller rolls back and tries them one by one
     */
    void handle(List<LineEvent> events);
}
