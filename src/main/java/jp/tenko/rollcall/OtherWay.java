package jp.tenko.rollcall;

import java.util.Collection;
import jp.tenko.roster.Member;

/** How those are asked whom LINE does not reach; implemented by {@code webform}, which this package may not know. */
public interface OtherWay {

    /** In the transaction of the roll call's own prompt or reminder. Whoever cannot be reached this way either is left out. */
    void ask(RollCall rollCall, Collection<Member> unreached);
}
