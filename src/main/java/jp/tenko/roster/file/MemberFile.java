package jp.tenko.roster.file;

import static jp.tenko.roster.file.MemberFileWords.WORDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A member file (職員名簿, CSV) as it was read, before anything is compared with what is known. The first line holds the
 * headings, in any order; commas or tabs; line ends of any system; empty lines do not matter.
 *
 * @param columns the columns that the file has
 * @param lines what could be read
 * @param mistakes everything that is wrong in a line taken by itself
 */
record MemberFile(Set<MemberColumn> columns, List<MemberLine> lines, List<BadLine> mistakes) {

    static MemberFile read(byte[] file) {
        FileText decoded = FileText.of(file);
        if (!decoded.mistakes().isEmpty()) {
            return new MemberFile(Set.of(), List.of(), decoded.mistakes());
        }
        return new Reader(decoded.text()).read();
    }

    private static final class Reader {

        private final CSVParser parser;
        private final List<MemberLine> lines = new ArrayList<>();
        private final List<BadLine> mistakes = new ArrayList<>();

        Reader(String text) {
            boolean tabs = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").contains("\t");
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(tabs ? '\t' : ',')
                    .setIgnoreEmptyLines(false) // they count as lines
                    .get();
            try {
                parser = CSVParser.parse(text, format);
            } catch (IOException e) {
                throw new UncheckedIOException("reading from memory does not fail", e);
            }
        }

        MemberFile read() {
            Iterator<CSVRecord> records = parser.iterator();
            List<Optional<MemberColumn>> headings = List.of();
            Set<MemberColumn> columns = EnumSet.noneOf(MemberColumn.class);
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
                    headings = headings(record.get(), line, columns);
                    if (!mistakes.isEmpty()) {
                        return new MemberFile(columns, List.of(), mistakes); // without headings no cell can be judged
                    }
                } else {
                    lines.add(line(record.get(), line, headings));
                }
            }
            if (headings.isEmpty() && mistakes.isEmpty()) {
                mistakes.add(new BadLine(0, null, BadLine.Problem.EMPTY_FILE, "", ""));
            }
            return new MemberFile(columns, lines, mistakes);
        }

        private Optional<CSVRecord> next(Iterator<CSVRecord> records, int line) {
            try {
                return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
            } catch (UncheckedIOException e) { // the parser's only complaint about text in memory
                mistakes.add(new BadLine(line, null, BadLine.Problem.BROKEN_QUOTES, "", ""));
                return Optional.empty();
            }
        }

        private List<Optional<MemberColumn>> headings(CSVRecord record, int line, Set<MemberColumn> columns) {
            List<Optional<MemberColumn>> headings = new ArrayList<>();
            for (String heading : record) {
                Optional<MemberColumn> column = WORDS.column(heading);
                headings.add(column);
                if (column.isEmpty() && !heading.isBlank()) {
                    mistakes.add(new BadLine(
                            line, null, BadLine.Problem.UNKNOWN_COLUMN, heading.strip(), WORDS.headings()));
                }
                if (column.isPresent() && !columns.add(column.get())) {
                    mistakes.add(new BadLine(
                            line, column.get(), BadLine.Problem.DOUBLE_COLUMN, heading.strip(), ""));
                }
            }
            for (MemberColumn column : MemberColumn.values()) {
                if (column.required && !columns.contains(column)) {
                    mistakes.add(new BadLine(line, column, BadLine.Problem.MISSING_COLUMN, "", ""));
                }
            }
            return headings;
        }

        private MemberLine line(CSVRecord record, int line, List<Optional<MemberColumn>> headings) {
            Map<MemberColumn, String> cells = new EnumMap<>(MemberColumn.class);
            for (int i = 0; i < record.size(); i++) {
                Optional<MemberColumn> column = i < headings.size() ? headings.get(i) : Optional.empty();
                String value = record.get(i);
                if (column.isPresent()) {
                    cells.put(column.get(), value);
                } else if (!value.isBlank()) {
                    mistakes.add(new BadLine(line, null, BadLine.Problem.TOO_MANY_CELLS, value.strip(), ""));
                }
            }
            return new Cells(line, cells, mistakes).read();
        }

        private static boolean blank(CSVRecord record) {
            return record.stream().allMatch(String::isBlank);
        }
    }
}
