package jp.tenko.signin;

/** What somebody may do in the console, from most to least. */
public enum Access {
    /** Everything, and who else may open the console. */
    ADMINISTRATOR,
    /** Director and deputies: they call the roll and care for the member list. */
    LEADER,
    /** Staff: they see who is silent, telephone them, and answer for them. */
    STAFF,
    /** Town, prefecture: figures, until a day; names and telephone numbers only when granted. */
    VIEWER
}
