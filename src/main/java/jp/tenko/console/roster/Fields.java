package jp.tenko.console.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.District;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Trade;
import jp.tenko.roster.file.Column;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Makes the fields of a form: their words, and what can be chosen. */
@Component
class Fields {

    /** Column → codes that the reader of files knows; their words are {@code choice.<column>.<code>}. */
    private static final Map<String, List<String>> CHOICES = Map.of(
            "language", List.of("ja", "ja-x-easy", "en", "zh-Hans", "vi"),
            "on-leave", List.of("no", "yes"),
            "society-member", List.of("yes", "no"),
            "small", List.of("no", "yes"),
            "bcp", List.of("unknown", "none", "planned", "made"));

    private final Members members;
    private final Businesses businesses;
    private final MessageSource messages;

    Fields(Members members, Businesses businesses, MessageSource messages) {
        this.members = members;
        this.businesses = businesses;
        this.messages = messages;
    }

    List<Field> of(OrganizationId organization, Filled filled) {
        Locale locale = LocaleContextHolder.getLocale();
        return filled.cells().entrySet().stream()
                .map(cell -> Field.of(
                        cell.getKey(), cell.getValue(), options(organization, cell.getKey(), cell.getValue(), locale),
                        filled.mistakes(), filled.now(), messages, locale))
                .toList();
    }

    private Map<String, String> options(OrganizationId organization, Column column, String value, Locale locale) {
        return switch (column.key()) {
            case "district" -> names(members.districts(organization).stream().map(District::name).toList(), value);
            case "trade" -> names(businesses.trades(organization).stream().map(Trade::name).toList(), value);
            default -> choices(column, locale);
        };
    }

    /** What was sent stays to be seen, also when it does not exist. */
    private static Map<String, String> names(List<String> names, String value) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "—");
        names.forEach(name -> options.put(name, name));
        options.putIfAbsent(value, value);
        return options;
    }

    private Map<String, String> choices(Column column, Locale locale) {
        Map<String, String> options = new LinkedHashMap<>();
        CHOICES.getOrDefault(column.key(), List.of()).forEach(code -> options.put(
                code, messages.getMessage("choice." + column.key() + "." + code, null, code, locale)));
        return options;
    }

    /** For the log: which columns, not what stands there. */
    static String keys(List<Column> columns) {
        return columns.stream().map(Column::key).collect(Collectors.joining(" "));
    }
}
