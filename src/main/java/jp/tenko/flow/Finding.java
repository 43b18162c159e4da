package jp.tenko.flow;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file of flows, told to who wrote it.
 *
 * @param line from 1
 * @param question the question (or list, outcome, phrase) it is about; null: none
 * @param code of the lint: flows.md, "Lints"
 */
public record Finding(String file, int line, @Nullable String question, String code, Severity severity, String message) {

    public enum Severity {
        ERROR,
        WARNING
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + code + (question == null ? "" : " [" + question + "]") + " " + message;
    }
}
