package jp.tenko.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sub-flows: written once in a file of their own, and included where a flow says {@code - call: form_id}. The source of a flow is
 * its own text and behind it those of all that it calls, so its hash covers them and a stored source stands for itself.
 *
 * @param own the text of the flow's file
 * @param called texts by form id
 */
record Calls(String own, Map<String, String> called) {

    private static final Pattern CALL = Pattern.compile("\\bcall:\\s*[\"']?([a-z0-9][a-z0-9_-]*)");
    private static final Pattern MARK = Pattern.compile("(?m)^--- # called: (\\S+)\\n");

    static Calls of(String source) {
        Matcher mark = MARK.matcher(source);
        if (!mark.find()) {
            return new Calls(source, Map.of());
        }
        String own = source.substring(0, mark.start());
        Map<String, String> called = new LinkedHashMap<>();
        String form = mark.group(1);
        int from = mark.end();
        while (mark.find()) {
            called.put(form, source.substring(from, mark.start()));
            form = mark.group(1);
            from = mark.end();
        }
        called.put(form, source.substring(from));
        return new Calls(own, called);
    }

    /** A file's text with those that it calls, and that they call. One that does not exist is told where it is called. */
    static String complete(String source, Map<String, String> files) {
        Map<String, String> called = new LinkedHashMap<>();
        Deque<String> unread = new ArrayDeque<>();
        unread.add(source);
        while (!unread.isEmpty()) {
            Matcher call = CALL.matcher(unread.poll());
            while (call.find()) {
                String text = files.get(call.group(1) + ".yaml");
                if (text != null && called.putIfAbsent(call.group(1), text) == null) {
                    unread.add(text);
                }
            }
        }
        StringBuilder complete = new StringBuilder(source);
        called.forEach((form, text) -> {
            if (!complete.isEmpty() && complete.charAt(complete.length() - 1) != '\n') {
                complete.append('\n');
            }
            complete.append("--- # called: ").append(form).append('\n').append(text);
        });
        return complete.toString();
    }
}
