package jp.tenko.roster.file;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.file.BadLine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a file of contacts says.
 *
 * @param line where it begins in the file, from 1
 * @param businessNumbers of the businesses they speak for, separated in the file by spaces or commas
 */
record ContactLine(
        int line,
        String name,
        @Nullable String telephone,
        String language,
        List<String> businessNumbers,
        @Nullable String lineUserId) {

    private static final FileWords<ContactColumn> WORDS =
            new FileWords<>("contact-file.properties", ContactColumn.values());
    private static final Pattern BETWEEN = Pattern.compile("[\\s,、;・]+");

    static CsvFile<ContactColumn, ContactLine> readAll(byte[] file) {
        return CsvFile.read(file, WORDS, ContactLine::of);
    }

    /** What a file would say of these people. */
    static OfficeList written(List<Contact> contacts) {
        return new OfficeList(
                Arrays.stream(ContactColumn.values()).map(WORDS::heading).toList(),
                contacts.stream()
                        .map(contact -> new OfficeList.Line(contact.id().toString(), contact.name(), List.of(
                                contact.name(),
                                OfficeLists.telephone(contact.telephone()),
                                WORDS.word("language", contact.language()),
                                contact.businesses().stream()
                                        .filter(Business::listed)
                                        .map(business -> OfficeLists.text(business.number()))
                                        .collect(Collectors.joining(" ")),
                                contact.lineUserId() == null ? "" : contact.lineUserId().value())))
                        .toList());
    }

    private static ContactLine of(Cells<ContactColumn> cells) {
        return new ContactLine(
                cells.line(),
                cells.needed(ContactColumn.NAME, cells.text(ContactColumn.NAME)),
                cells.telephone(ContactColumn.TELEPHONE).orElse(null),
                cells.meaning(ContactColumn.LANGUAGE, "language", Problem.NOT_A_LANGUAGE).orElse("ja"),
                List.of(BETWEEN.split(cells.needed(
                        ContactColumn.BUSINESS_NUMBERS, cells.narrow(ContactColumn.BUSINESS_NUMBERS)))),
                cells.matching(MemberLine.LINE_USER, ContactColumn.LINE_USER_ID, Problem.NOT_A_LINE_USER).orElse(null));
    }
}
