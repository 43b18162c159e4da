package jp.tenko.conversation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Post;
import org.jspecify.annotations.Nullable;

/**
 * Who is writing.
 *
 * @param lineUserId null for staff whom LINE does not know: they write on a page
 */
record Person(ChannelKey channel, @Nullable LineUserId lineUserId, Organization organization, Standing standing) {

    private static final String LANGUAGE_OF_STRANGERS = "ja";

    /** What they are to the organization. */
    sealed interface Standing {

        /** @param posts those they hold as an officer (理事) beside; mostly none */
        record Staff(Member member, List<Post> posts) implements Standing {}

        /** Speaks for businesses, or is an officer, or both. */
        record Speaker(Contact contact) implements Standing {}

        /**
         * Is told nothing about anybody.
         *
         * @param chosen language that they asked for; null: none
         */
        record Stranger(@Nullable String chosen) implements Standing {}
    }

    /** Only of somebody who writes by LINE. */
    LineUserId user() {
        return Objects.requireNonNull(lineUserId, "they write on a page, without LINE");
    }

    /** Null unless they are staff. */
    @Nullable Member member() {
        return standing instanceof Standing.Staff(Member member, List<Post> posts) ? member : null;
    }

    /** Null unless they speak for a business or are an officer from outside the staff. */
    @Nullable Contact contact() {
        return standing instanceof Standing.Speaker(Contact contact) ? contact : null;
    }

    /** As flows name them in {@code start.roles}. */
    Set<String> roles() {
        return switch (standing) {
            case Standing.Staff(Member member, List<Post> posts) ->
                roles(member.role().name().toLowerCase(Locale.ROOT), posts);
            case Standing.Speaker(Contact contact) when contact.businesses().isEmpty() && contact.posts().isEmpty() ->
                Set.of("stranger"); // of a registration that the office declined
            case Standing.Speaker(Contact contact) ->
                roles(contact.businesses().isEmpty() ? null : "business", contact.posts());
            case Standing.Stranger stranger -> Set.of("stranger");
        };
    }

    private static Set<String> roles(@Nullable String first, List<Post> posts) {
        Set<String> roles = new LinkedHashSet<>();
        if (first != null) {
            roles.add(first);
        }
        posts.forEach(post -> roles.add(post.ofDistrict() ? "district_officer" : "trade_officer"));
        return roles;
    }

    String language() {
        return switch (standing) {
            case Standing.Staff(Member member, List<Post> posts) -> member.language();
            case Standing.Speaker(Contact contact) -> contact.language();
            case Standing.Stranger(String chosen) -> chosen == null ? LANGUAGE_OF_STRANGERS : chosen;
        };
    }

    /** False when they have blocked the account; of a stranger that is not known. */
    boolean reachable() {
        return switch (standing) {
            case Standing.Staff(Member member, List<Post> posts) -> member.reachableByLine();
            case Standing.Speaker(Contact contact) -> contact.reachableByLine();
            case Standing.Stranger stranger -> true;
        };
    }

    boolean leads() {
        return standing instanceof Standing.Staff(Member member, List<Post> posts) && member.leads();
    }

    Person as(Standing other) {
        return new Person(channel, lineUserId, organization, other);
    }
}
