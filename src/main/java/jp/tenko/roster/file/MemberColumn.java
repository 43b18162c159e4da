package jp.tenko.roster.file;

/** A column of a member file (職員名簿). */
public enum MemberColumn implements Column {
    NUMBER(true, 30),
    NAME(true, 100),
    KANA(false, 100),
    ROLE(true, 20),
    DEPUTY_ORDER(false, 10),
    DISTRICT(false, 50),
    TELEPHONE(false, 30),
    EMAIL(false, 254),
    LANGUAGE(false, 20),
    ON_LEAVE(false, 20),
    LINE_USER_ID(false, 50);

    private final boolean required;
    private final int maxLength;

    MemberColumn(boolean required, int maxLength) {
        this.required = required;
        this.maxLength = maxLength;
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public int maxLength() {
        return maxLength;
    }
}
