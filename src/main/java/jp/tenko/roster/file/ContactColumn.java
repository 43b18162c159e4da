package jp.tenko.roster.file;

/** A column of a file of contacts (担当者名簿). */
public enum ContactColumn implements Column {
    NAME(true, 100),
    TELEPHONE(false, 30),
    LANGUAGE(false, 20),
    BUSINESS_NUMBERS(true, 300),
    LINE_USER_ID(false, 50);

    private final boolean required;
    private final int maxLength;

    ContactColumn(boolean required, int maxLength) {
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
