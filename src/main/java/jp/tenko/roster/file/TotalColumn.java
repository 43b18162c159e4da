package jp.tenko.roster.file;

/** A column of a file of totals (事業所数). */
public enum TotalColumn implements Column {
    KIND_OF_AREA(true, 20),
    AREA_NAME(false, 50),
    BUSINESSES(true, 10);

    private final boolean required;
    private final int maxLength;

    TotalColumn(boolean required, int maxLength) {
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
