package jp.tenko.signin;

import java.util.List;
import jp.tenko.line.LineMessage;

/** What the bot says about signing in, in the words of {@code conversation-flows/}; implemented by the door {@code conversation}. */
public interface SignInWords {

    /** To somebody who asked for a number on a PC: the six digits, and what to do when it was not them. */
    List<LineMessage> number(String digits, String language);
}
