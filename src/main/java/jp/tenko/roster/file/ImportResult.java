package jp.tenko.roster.file;

import java.util.List;

/** What became of a file of the office: all of it or nothing. */
public sealed interface ImportResult {

    /**
     * @param added lines of something that was not known by its number (職員番号, 事業所番号)
     * @param changed lines that say something new
     * @param unchanged lines that say what is known
     * @param notInFile the numbers of those that are known but not in the file: kept as they are, never deleted
     * @param gone those of the file that were taken off the list: a file does not put them back
     */
    record Imported(int added, int changed, int unchanged, List<String> notInFile, List<String> gone) implements ImportResult {

        /** Nobody of the file was taken off the list. */
        public Imported(int added, int changed, int unchanged, List<String> notInFile) {
            this(added, changed, unchanged, notInFile, List.of());
        }
    }

    /** Nothing was imported. @param mistakes all that were found, by line */
    record Refused(List<BadLine> mistakes) implements ImportResult {}
}
