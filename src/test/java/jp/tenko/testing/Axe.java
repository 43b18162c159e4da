package jp.tenko.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/** What axe-core finds wrong with a page for people who see badly, hear it read, or use the keyboard. */
public final class Axe {

    private static final String SCRIPT = script();

    private Axe() {}

    /** Serious and critical findings: rule and element. */
    @SuppressWarnings("unchecked")
    public static List<String> serious(JavascriptExecutor page) {
        page.executeScript(SCRIPT);
        return (List<String>) page.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations
                    .filter(violation => ['serious', 'critical'].includes(violation.impact))
                    .flatMap(violation => violation.nodes.map(node => violation.id + ' ' + node.html.slice(0, 160)))));
                """);
    }

    private static String script() {
        try (var js = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(js).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
