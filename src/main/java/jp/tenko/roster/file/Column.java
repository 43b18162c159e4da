package jp.tenko.roster.file;

import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;

/**
 * A column of a file of the office. Its headings are in the file's {@code .properties}, its name for people in
 * {@code messages.properties}. Implemented by enums.
 */
public interface Column extends MessageSourceResolvable {

    String name();

    int ordinal();

    /** A file without this column is refused. */
    boolean required();

    /** In characters as people count them (code points). */
    int maxLength();

    /** {@code deputy-order} */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of what the file lists, when the name of the column depends on it; otherwise empty. */
    default String kind() {
        return "";
    }

    @Override
    default String[] getCodes() {
        return new String[] {"roster." + kind() + "column." + key(), "roster.column." + key()};
    }
}
