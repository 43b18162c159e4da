package jp.tenko.conversation;

import java.util.Locale;
import java.util.Set;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.Organization;
import org.jspecify.annotations.Nullable;

/**
 * Who is writing.
 *
 * @param member null: a stranger, who is told nothing about anybody
 * @param chosen language of a stranger who asked for it; null: none
 */
record Person(ChannelKey channel, LineUserId lineUserId, Organization organization, @Nullable Member member,
        @Nullable String chosen) {

    private static final Set<String> STRANGER = Set.of("stranger");
    private static final String LANGUAGE_OF_STRANGERS = "ja";

    /** As flows name them in {@code start.roles}. */
    Set<String> roles() {
        return member == null ? STRANGER : Set.of(member.role().name().toLowerCase(Locale.ROOT));
    }

    String language() {
        if (member != null) {
            return member.language();
        }
        return chosen == null ? LANGUAGE_OF_STRANGERS : chosen;
    }

    boolean leads() {
        return member != null && member.leads();
    }
}
