package jp.tenko.submission;

import jp.tenko.roster.MemberId;
import org.jspecify.annotations.Nullable;

/** What an organization may change of a recipient; what each is, is said at {@link Recipient}. */
public record RecipientChange(
        String name,
        String addressee,
        Recipient.Channel channel,
        String address,
        boolean unapproved,
        @Nullable MemberId responsible,
        Schedule schedule) {}
