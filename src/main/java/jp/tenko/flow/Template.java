package jp.tenko.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {@code ${name}} in it, taken apart once. */
record Template(String source, List<Part> parts) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** Either the words themselves or the name of what stands there. */
    record Part(String text, boolean placeholder) {}

    static Template of(String source) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(source);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                parts.add(new Part(source.substring(from, matcher.start()), false));
            }
            parts.add(new Part(matcher.group(1).strip(), true));
            from = matcher.end();
        }
        if (from < source.length()) {
            parts.add(new Part(source.substring(from), false));
        }
        return new Template(source, List.copyOf(parts));
    }

    Set<String> placeholders() {
        Set<String> names = new LinkedHashSet<>();
        parts.stream().filter(Part::placeholder).map(Part::text).forEach(names::add);
        return names;
    }

    String render(Function<String, String> valueOf) {
        if (parts.size() == 1 && !parts.getFirst().placeholder()) {
            return parts.getFirst().text();
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(part.placeholder() ? valueOf.apply(part.text()) : part.text());
        }
        return out.toString();
    }
}
