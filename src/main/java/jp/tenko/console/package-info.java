/**
 * Door: the web pages of the office and who may see them. Table: {@code edit}. Here is what all pages share (who is signed in, what a
 * page demands of its reader, the trail of what was done) and the small pages of the office; the rest stands in a package for each
 * desk: {@code access} (signing in), {@code board}, {@code rollcall}, {@code damage}, {@code submission} (what is due to whom), {@code roster} (who is
 * there). One controller for each page, named after it. Pages are Thymeleaf templates ({@code templates/}) with htmx; words are in
 * {@code messages-console*.properties}; one style sheet, {@code static/console.css}. Start reading at {@link jp.tenko.console.Allowed}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "damage", "damage :: desk", "submission", "submission :: document", "submission :: federation", "rollcall", "incident", "roster",
    "roster :: file", "roster :: joining", "signin", "line", "webform", "flow", "flow :: tool"
})
package jp.tenko.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
