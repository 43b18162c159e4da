package jp.tenko.damage;

import java.time.Clock;
import java.util.List;
import jp.tenko.duty.Duties;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the first night's erasing on the list; each night puts the next one there. */
@Component
class EraseNightly implements ApplicationRunner {

    private final Duties duties;
    private final Clock clock;

    EraseNightly(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        duties.schedule(List.of(EraseJob.next(clock)));
    }
}
