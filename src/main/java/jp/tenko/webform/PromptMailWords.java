package jp.tenko.webform;

import java.net.URI;
import jp.tenko.rollcall.RollCall;
import jp.tenko.roster.Member;

/** What the mail says, in the words of {@code conversation-flows/}; implemented by the door {@code conversation}. */
public interface PromptMailWords {

    record Words(String subject, String text) {}

    /** @param number 0: the prompt; n: the nth time it asks again */
    Words mail(RollCall rollCall, Member member, int number, URI link);
}
