package jp.tenko.roster.file;

import java.util.List;

/**
 * What a file would do if it were taken over now. Nothing of it has happened.
 *
 * @param mistakes what is wrong with it; then the rest is empty
 * @param leavesOut how many lines with mistakes were left out, as asked
 * @param added what would be new
 * @param changed what would say something else
 * @param ended what would be off the list: posts and totals that the file does not name
 * @param unchanged how many lines say what is known
 * @param missing what is known but not in the file, by number; it stays as it is
 * @param gone what the file names and was taken off the list; a file does not put it back
 * @param state of this preview: a file is taken over only if it would still do the same
 */
public record Preview(
        List<BadLine> mistakes,
        int leavesOut,
        List<String> headings,
        List<OfficeList.Line> added,
        List<Change> changed,
        List<OfficeList.Line> ended,
        int unchanged,
        List<String> missing,
        List<String> gone,
        String state) {

    /** One thing before and after, cell by cell under the headings. */
    public record Change(OfficeList.Line before, OfficeList.Line after) {}

    /** Whether there is something to take over. */
    public boolean possible() {
        return mistakes.isEmpty();
    }

    /** Whether it may be possible if the lines with mistakes are left out: what is about the whole file cannot be. */
    public boolean possibleWithout() {
        return !mistakes.isEmpty()
                && mistakes.stream().allMatch(mistake -> mistake.line() > 1 && mistake.problem() != BadLine.Problem.BROKEN_QUOTES);
    }

    /** How many lines have mistakes. */
    public long badLines() {
        return mistakes.stream().mapToInt(BadLine::line).filter(line -> line > 0).distinct().count();
    }
}
