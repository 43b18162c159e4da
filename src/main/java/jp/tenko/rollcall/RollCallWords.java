package jp.tenko.rollcall;

import java.util.List;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;

/**
 * What a roll call says, in the words of {@code conversation-flows/}; implemented by the door {@code conversation},
 * which this package may not know. Languages are those of {@link Member#language}. Each method gives one request: at
 * most five messages.
 */
public interface RollCallWords {

    /** To everybody asked: are you safe? Its buttons stay tappable. */
    List<LineMessage> prompt(RollCall rollCall, String language);

    /**
     * To the silent.
     *
     * @param number 1 for the first reminder
     */
    List<LineMessage> reminder(RollCall rollCall, int number, String language);

    /** How it stands, to whoever is in charge. */
    List<LineMessage> summary(RollCall rollCall, Tally tally, String language);

    /** To the leaders, at once: somebody needs help. */
    List<LineMessage> needsHelp(Alert alert, String language);

    /** To the leaders, at once: somebody is injured. */
    List<LineMessage> injured(Alert alert, String language);

    /** Whether somebody calls for help in words of their own. */
    boolean isCry(String written);

    /** Somebody called for help in their own words and is not counted as in need of it. @param safety what they answered; null: nothing */
    List<LineMessage> cry(Alert alert, String written, @Nullable String safety, String language);

    /** Somebody is not as badly off as the leaders were told. @param before the safety answer they were told @param now the one that counts */
    List<LineMessage> better(Alert alert, String before, String now, String language);

    /** To the leaders: {@code before} is silent and assumed hit, {@code now} is in charge. */
    List<LineMessage> backInCharge(RollCall rollCall, Member now, Member before, String language);

    List<LineMessage> inCharge(RollCall rollCall, Member now, Member before, String language);

    /** To the leaders, once: the silent were not reminded, since the month's messages do not reach for all of them. */
    List<LineMessage> quotaStop(RollCall rollCall, long cost, long remaining, String language);

    /** To all staff: what everybody does now. */
    List<LineMessage> policy(RollCall rollCall, ResponsePolicy policy, String language);

    /** It is over; for a drill with the minutes to 25, 50, 75 and 100 %. */
    List<LineMessage> closed(RollCall rollCall, Tally tally, String language);
}
