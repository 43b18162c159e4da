package jp.tenko.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Empties tables beside a program that runs: its workers look into them every second. */
public final class Tables {

    private static final int TRIES = 200;

    private Tables() {}

    /**
     * A {@code truncate} that cannot come to a deadlock: it holds the tables it has got while it waits for the next, and a worker
     * that holds that one may wait for the first. So it lets all go after a moment, and tries again.
     *
     * @param tables what stands behind the word {@code truncate}
     */
    public static void empty(JdbcClient jdbc, String tables) {
        jdbc.sql("""
                do $$
                begin
                    set local lock_timeout = '50ms'; -- long before PostgreSQL looks for a deadlock
                    for tries in 1..%d loop
                        begin
                            truncate %s;
                            return;
                        exception when lock_not_available then
                            null;
                        end;
                    end loop;
                    raise 'somebody kept one of these locked: %s';
                end $$
                """.formatted(TRIES, tables, tables)).update();
    }
}
