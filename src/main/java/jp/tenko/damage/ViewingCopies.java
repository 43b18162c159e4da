package jp.tenko.damage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.tenko.line.Contents;
import jp.tenko.line.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the copies for viewing, one after the other: an unfolded photo takes tens of megabytes. */
@Component
class ViewingCopies extends Loop {

    private static final Logger log = LoggerFactory.getLogger(ViewingCopies.class);

    /** One that took the process down so often is left alone. */
    private static final int TRIES = 3;

    /** How soon to look again for a photo that LINE has not given yet; one that has waited long may wait a little longer. */
    private static final Duration AT_LEAST = Duration.ofSeconds(3);

    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final PhotoRows rows;
    private final Contents contents;
    private final Clock clock;
    private final Semaphore nudge = new Semaphore(0);

    ViewingCopies(PhotoRows rows, Contents contents, Clock clock) {
        super(1);
        this.rows = rows;
        this.contents = contents;
        this.clock = clock;
    }

    @Override
    protected void once() throws InterruptedException {
        if (!makeOne()) {
            nudge.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void wake() {
        nudge.release();
    }

    /** False when none was due. */
    boolean makeOne() {
        Optional<PhotoRows.Due> due = rows.take(clock.instant());
        due.ifPresent(this::make);
        return due.isPresent();
    }

    private void make(PhotoRows.Due due) {
        switch (due.content() == null ? "" : due.content()) {
            case "waiting" -> rows.later(due, lookAgain(due));
            case "kept" -> copy(due);
            default -> rows.unviewable(due.channel(), due.messageId());
        }
    }

    private Instant lookAgain(PhotoRows.Due due) {
        Instant now = clock.instant();
        Duration waited = Duration.between(due.saidAt(), now).dividedBy(4);
        Duration pause = waited.compareTo(AT_LEAST) < 0 ? AT_LEAST : waited.compareTo(AT_MOST) > 0 ? AT_MOST : waited;
        return now.plus(pause);
    }

    private void copy(PhotoRows.Due due) {
        Picture.Viewing viewing = due.attempts() > TRIES
                ? new Picture.Viewing.Unviewable("it ended the process " + TRIES + " times")
                : contents.original(due.channel(), due.messageId())
                        .map(original -> Picture.viewing(original.bytes()))
                        .orElse(new Picture.Viewing.Unviewable("taken back"));
        switch (viewing) {
            case Picture.Viewing.Ready ready -> rows.ready(due, ready);
            case Picture.Viewing.Unviewable(String why) -> {
                log.info("Photo {} cannot be shown: {}", due.messageId(), why);
                rows.unviewable(due.channel(), due.messageId());
            }
        }
    }
}
