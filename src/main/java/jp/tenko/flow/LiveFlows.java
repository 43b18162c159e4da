package jp.tenko.flow;

import java.time.Instant;
import java.util.List;

/** What the bot says now, and what is wrong with the files beside it; the door {@code conversation} keeps it, the console shows it. */
public interface LiveFlows {

    FlowLibrary library();

    /** Every definition of this flow that was ever live, the newest first: conversations finish on the one they began with. */
    List<Version> versions(String formId);

    /** Why the files in the folder are not live; empty: they are. */
    List<Finding> mistakes();

    /** @param live what conversations begin with now */
    record Version(String version, Instant firstUsedAt, boolean live) {}
}
