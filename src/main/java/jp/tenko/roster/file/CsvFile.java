package jp.tenko.roster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of the office (CSV) as it was read, before anything is compared with what is known. The first line holds the
 * headings, in any order; commas or tabs; line ends of any system; empty lines do not matter.
 *
 * @param columns the columns that the file has
 * @param lines what could be read
 * @param mistakes everything that is wrong in a line taken by itself
 */
record CsvFile<C extends Column, L>(Set<C> columns, List<L> lines, List<BadLine> mistakes) {

    static <C extends Column, L> CsvFile<C, L> read(byte[] file, FileWords<C> words, Function<Cells<C>, L> line) {
        FileText decoded = FileText.of(file);
        if (!decoded.mistakes().isEmpty()) {
            return new CsvFile<>(Set.of(), List.of(), decoded.mistakes());
        }
        return new Reader<>(decoded.text(), words, line).read();
    }

    /**
     * The file without these lines; those that follow keep their place.
     *
     * @param lines where they begin, from 1
     */
    static byte[] without(byte[] file, Set<Integer> lines) {
        String text = FileText.of(file).text();
        StringBuilder kept = new StringBuilder();
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            int line = 1;
            int from = 0;
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                records.next();
                int next = (int) parser.getCurrentLineNumber() + 1;
                int to = startOf(text, from, next - line);
                kept.append(lines.contains(line) ? "\n".repeat(next - line) : text.substring(from, to));
                line = next;
                from = to;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does not fail", e);
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where the line begins that comes so many lines after the one that begins at from. */
    private static int startOf(String text, int from, int lines) {
        int at = from;
        for (int i = 0; i < lines && at < text.length(); i++) {
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            at += at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static CSVFormat format(String text) {
        boolean tabs = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").contains("\t");
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(tabs ? '\t' : ',')
                .setIgnoreEmptyLines(false) // they count as lines
                .get();
    }

    private static final class Reader<C extends Column, L> {

        private final CSVParser parser;
        private final FileWords<C> words;
        private final Function<Cells<C>, L> toLine;
        private final Set<C> columns = new HashSet<>();
        private final List<L> lines = new ArrayList<>();
        private final List<BadLine> mistakes = new ArrayList<>();

        Reader(String text, FileWords<C> words, Function<Cells<C>, L> toLine) {
            this.words = words;
            this.toLine = toLine;
            try {
                parser = CSVParser.parse(text, format(text));
            } catch (IOException e) {
                throw new UncheckedIOException("reading from memory does not fail", e);
            }
        }

        CsvFile<C, L> read() {
            Iterator<CSVRecord> records = parser.iterator();
            List<Optional<C>> headings = List.of();
            while (true) {
                int line = (int) parser.getCurrentLineNumber() + 1; // a record may span lines: where it begins
                Optional<CSVRecord> record = next(records, line);
                if (record.isEmpty()) {
                    break;
                }
                if (blank(record.get())) {
                    continue;
                }
                if (headings.isEmpty()) {
                    headings = headings(record.get(), line);
                    if (!mistakes.isEmpty()) {
                        return new CsvFile<>(columns, List.of(), mistakes); // without headings no cell can be judged
                    }
                } else {
                    lines.add(toLine.apply(cells(record.get(), line, headings)));
                }
            }
            if (headings.isEmpty() && mistakes.isEmpty()) {
                mistakes.add(new BadLine(0, null, BadLine.Problem.EMPTY_FILE, "", words.headings()));
            }
            return new CsvFile<>(columns, lines, mistakes);
        }

        private Optional<CSVRecord> next(Iterator<CSVRecord> records, int line) {
            try {
                return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
            } catch (UncheckedIOException e) { // the parser's only complaint about text in memory
                mistakes.add(new BadLine(line, null, BadLine.Problem.BROKEN_QUOTES, "", ""));
                return Optional.empty();
            }
        }

        private List<Optional<C>> headings(CSVRecord record, int line) {
            List<Optional<C>> headings = new ArrayList<>();
            for (String heading : record) {
                Optional<C> column = words.column(heading);
                headings.add(column);
                if (column.isEmpty() && !heading.isBlank()) {
                    mistakes.add(new BadLine(
                            line, null, BadLine.Problem.UNKNOWN_COLUMN, heading.strip(), words.headings()));
                }
                if (column.isPresent() && !columns.add(column.get())) {
                    mistakes.add(new BadLine(
                            line, column.get(), BadLine.Problem.DOUBLE_COLUMN, heading.strip(), ""));
                }
            }
            for (C column : words.columns()) {
                if (column.required() && !columns.contains(column)) {
                    mistakes.add(new BadLine(
                            line, column, BadLine.Problem.MISSING_COLUMN, "", words.requiredHeadings()));
                }
            }
            return headings;
        }

        private Cells<C> cells(CSVRecord record, int line, List<Optional<C>> headings) {
            Map<C, String> cells = new HashMap<>();
            for (int i = 0; i < record.size(); i++) {
                Optional<C> column = i < headings.size() ? headings.get(i) : Optional.empty();
                String value = record.get(i);
                if (column.isPresent()) {
                    cells.put(column.get(), value);
                } else if (!value.isBlank()) {
                    mistakes.add(new BadLine(line, null, BadLine.Problem.TOO_MANY_CELLS, value.strip(), ""));
                }
            }
            return new Cells<>(line, cells, words, mistakes);
        }

        private static boolean blank(CSVRecord record) {
            return record.stream().allMatch(String::isBlank);
        }
    }
}
