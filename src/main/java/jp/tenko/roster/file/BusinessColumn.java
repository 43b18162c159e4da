package jp.tenko.roster.file;

/** A column of a business file (事業所名簿). */
public enum BusinessColumn implements Column {
    NUMBER(true, 30),
    NAME(true, 200),
    REPRESENTATIVE(false, 100),
    TRADE(false, 50),
    DISTRICT(false, 50),
    ADDRESS(false, 200),
    SHOPPING_STREET(false, 100),
    TELEPHONE(false, 30),
    EMAIL(false, 254),
    LATITUDE(false, 20),
    LONGITUDE(false, 20),
    EMPLOYEES(false, 10),
    SOCIETY_MEMBER(false, 10),
    SMALL(false, 10),
    BCP(false, 10);

    private final boolean required;
    private final int maxLength;

    BusinessColumn(boolean required, int maxLength) {
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

    @Override
    public String kind() {
        return "business-";
    }
}
