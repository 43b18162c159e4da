package jp.tenko.flow;

import java.util.List;

/** LINE's limits (line.md §3) of whatever the engine says. */
final class Limits {

    private Limits() {}

    static void check(List<Say> words) {
        holds(words.size() <= 5, words);
        for (Say say : words) {
            holds(!say.text().isBlank() && say.text().length() <= 5000 && say.options().size() <= 13, say);
            holds(bytes(say) < 30_000 && say.rows().stream().noneMatch(row -> row.text().isBlank()), say);
            for (Say.Option option : say.buttons()) {
                holds(!option.label().isBlank() && Graphemes.count(option.label()) <= 20, option);
                holds(!say.keep() || !onlyQuickReply(option.action()), say);
            }
        }
    }

    /** About what a bubble of it takes: a line with a button is 400 bytes of JSON, its postback 300 at most. */
    private static int bytes(Say say) {
        return say.rows().isEmpty() ? 0 : say.whole().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                + say.buttons().size() * 700;
    }

    /** Camera, album and map open from quick replies only. */
    private static boolean onlyQuickReply(Say.Action action) {
        return switch (action) {
            case Say.Action.AskLocation ask -> true;
            case Say.Action.AskCamera ask -> true;
            case Say.Action.AskAlbum ask -> true;
            case Say.Action.Tap tap -> false;
            case Say.Action.PickDate pick -> false;
            case Say.Action.Command command -> false;
            case Say.Action.OpenUri open -> false;
        };
    }

    private static void holds(boolean limit, Object what) {
        if (!limit) {
            throw new AssertionError("over LINE's limits: " + what);
        }
    }
}
