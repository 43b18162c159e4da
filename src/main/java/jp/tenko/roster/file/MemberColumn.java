package jp.tenko.roster.file;

import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;

/**
 * A column of a member file. Its headings are in {@code member-file.properties}, its name for people in
 * {@code messages.properties}.
 */
public enum MemberColumn implements MessageSourceResolvable {
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

    /** A file without this column is refused. */
    final boolean required;

    /** In characters as people count them (code points). */
    final int maxLength;

    MemberColumn(boolean required, int maxLength) {
        this.required = required;
        this.maxLength = maxLength;
    }

    /** {@code deputy-order} */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String[] getCodes() {
        return new String[] {"roster.column." + key()};
    }
}
