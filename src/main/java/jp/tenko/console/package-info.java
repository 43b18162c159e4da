/**
 * Door: the web pages of the office and who may see them. Table: {@code printed_sheet}. Pages about who is there are in
 * {@code console.roster}. Three groups of files: the gates
 * ({@link jp.tenko.console.Gates}), the pages (one controller each, named after the page), and what several pages share.
 * Pages are Thymeleaf templates ({@code templates/}) with htmx; words are in {@code messages-console*.properties}; one
 * style sheet, {@code static/console.css}. The pages about what is due to whom are in
 * {@code console.submission}. Start reading at {@link jp.tenko.console.Gates}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "damage", "damage :: desk", "submission", "submission :: document", "submission :: federation", "rollcall", "incident", "roster",
    "roster :: file", "roster :: joining", "signin", "line", "webform", "flow", "flow :: tool"
})
package jp.tenko.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
