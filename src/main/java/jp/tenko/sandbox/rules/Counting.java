package jp.tenko.sandbox.rules;

import java.util.regex.Pattern;

/** The two ways LINE counts characters (LINE Developers, "Character counting in a text"). */
enum Counting {
    /** An emoji is 2. Texts, alternative texts, data, addresses. */
    UTF16 {
        @Override
        boolean longer(String text, int limit) {
            return text.length() > limit;
        }
    },
    /** What a reader sees as one character is 1, a family emoji too. Labels, and the texts of actions and templates. */
    GRAPHEMES {
        @Override
        boolean longer(String text, int limit) {
            return text.length() > limit && CLUSTER.matcher(text).results().limit(limit + 1L).count() > limit;
        }
    };

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    abstract boolean longer(String text, int limit);
}
