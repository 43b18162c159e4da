package jp.tenko.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was found, line by line on the console and as a table of BENCHMARKS.md at the end. */
final class Report {

    private final List<String> rows = new ArrayList<>(List.of("| what | must | found | |", "|---|---|---|---|"));
    private final Path file;
    private boolean allMet = true;

    Report(Path file) {
        this.file = file;
    }

    /** A figure with a bound. */
    void row(String what, String must, String found, boolean met) {
        allMet &= met;
        add("| " + what + " | " + must + " | " + found + " | " + (met ? "met" : "**missed**") + " |");
    }

    /** A figure without one. */
    void row(String what, String found) {
        add("| " + what + " | | " + found + " | |");
    }

    boolean allMet() {
        return allMet;
    }

    private void add(String row) {
        rows.add(row);
        System.out.println(row);
        try {
            Files.write(file, rows); // after each line: what is measured is kept when a later one breaks
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
