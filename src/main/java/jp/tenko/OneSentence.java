package jp.tenko;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why Tenko did not start and what to do, without banner and stack trace; named in META-INF/spring.factories. */
final class OneSentence implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(Tenko.class);

    @Override
    public void report(FailureAnalysis failure) {
        String action = failure.getAction();
        log.error("Tenko did not start: {}{}", failure.getDescription(), action == null ? "" : "\n" + action);
    }
}
