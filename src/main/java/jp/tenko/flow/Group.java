package jp.tenko.flow;

import org.jspecify.annotations.Nullable;

/**
 * Questions that belong together: XLSForm's {@code begin_group}, or its {@code begin_repeat}, whose questions are asked
 * once for each instance (each machine that broke). A question knows its innermost group, a group the one around it.
 *
 * <p>A group's label is a checkpoint: before its first question the person hears how far they are (12/31) and may go on
 * later. A repeat's label heads each of its questions, with the number of the instance.
 *
 * @param name what a call prefixes and a repeat's instances are addressed with: {@code equipment[2]/what}
 * @param relevant holds for everything in it; null: always
 * @param parent the group around it; null: none. A repeat stands in no other repeat
 * @param min of a repeat: instances that are asked for without asking whether there are any
 * @param max of a repeat: no more than these are asked for
 * @param line where it stands in its file
 */
record Group(String name, @Nullable Words label, @Nullable Expression relevant, @Nullable Group parent, boolean repeats,
        int min, int max, int line) {

    /** As many as a repeat without {@code max} has room for; XLSForm knows no limit, a chat needs one. */
    static final int MOST_INSTANCES = 20;

    /** The repeat that this is or stands in; null: none. */
    @Nullable Group repeat() {
        return repeats ? this : parent == null ? null : parent.repeat();
    }

    boolean checkpoint() {
        return label != null && repeat() == null;
    }

    /** The outermost group around it, itself if none is. */
    Group top() {
        return parent == null ? this : parent.top();
    }

    boolean within(Group other) {
        return this == other || (parent != null && parent.within(other));
    }

    /** Where an instance's question is found: {@code equipment[2]/what}. */
    String path(int instance, String question) {
        return name + "[" + instance + "]/" + question;
    }

    /** The name of the question whether there are more. */
    String another() {
        return name + "[+]";
    }
}
