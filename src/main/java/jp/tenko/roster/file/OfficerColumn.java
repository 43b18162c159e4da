package jp.tenko.roster.file;

/** A column of a file of officers (理事名簿). */
public enum OfficerColumn implements Column {
    NAME(true, 100),
    POST(true, 20),
    AREA(true, 50),
    TELEPHONE(false, 30),
    BUSINESS_NUMBER(false, 30),
    MEMBER_NUMBER(false, 30);

    private final boolean required;
    private final int maxLength;

    OfficerColumn(boolean required, int maxLength) {
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
