package jp.tenko.roster.file;

import java.util.List;
import jp.tenko.roster.Member;

/** What became of a member file: all of it or nothing. */
public sealed interface ImportResult {

    /**
     * @param added members who were not known by their number (職員番号)
     * @param changed members for whom the file says something new
     * @param unchanged members for whom it says what is known
     * @param notInFile members who are known but not in the file: kept as they are, never deleted
     */
    record Imported(int added, int changed, int unchanged, List<Member> notInFile) implements ImportResult {}

    /** Nothing was imported. @param mistakes all that were found, by line */
    record Refused(List<BadLine> mistakes) implements ImportResult {}
}
