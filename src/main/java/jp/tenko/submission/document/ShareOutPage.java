package jp.tenko.submission.document;

import java.util.List;

/**
 * What stands on the print page of a share-out, in words: kept with the submission ({@code submission.page}), so that the paper of
 * the third report is still that of the third when the ninth is out. Names in it are names in the table: they do not change.
 *
 * @param filledInBy who looked it over, or 「速報・未確認」
 * @param remarks that it is a drill, or nobody looked it over; mostly empty
 */
public record ShareOutPage(
        String addressee,
        String submittedOn,
        String organization,
        String filledInBy,
        String title,
        String asOf,
        List<String> remarks,
        List<ShareOut.Section> sections) {

    public ShareOutPage {
        remarks = List.copyOf(remarks);
        sections = List.copyOf(sections);
    }
}
