package jp.tenko.embedded;

import java.util.Map;

/** A server that Tenko starts for itself and stops at its end. */
sealed interface EmbeddedServer permits Postgres, Redis {

    /** Stops what a killed Tenko left running, starts and waits for it; returns the Spring settings that lead to it. */
    Map<String, String> start() throws Exception;

    /** Ends it with everything on disk, if it runs. Never throws: the other server is to be stopped too. */
    void stop();
}
