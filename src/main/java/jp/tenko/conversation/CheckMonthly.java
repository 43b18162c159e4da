package jp.tenko.conversation;

import java.time.Clock;
import java.util.List;
import jp.tenko.duty.Duties;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the first look for monthly checks on the list; each look puts the next one there. */
@Component
class CheckMonthly implements ApplicationRunner {

    private final Duties duties;
    private final Clock clock;

    CheckMonthly(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        duties.schedule(List.of(MonthlyCheckJob.next(clock)));
    }
}
