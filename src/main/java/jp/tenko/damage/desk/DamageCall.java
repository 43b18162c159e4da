package jp.tenko.damage.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody of the office telephoned a business that had not been heard from.
 *
 * @param by the name of whoever called, as it was then
 */
public record DamageCall(Outcome outcome, String note, String by, Instant at) {

    public enum Outcome {
        /** 応答なし. */
        NO_ANSWER,
        /** かけ直す. */
        CALL_BACK,
        /** 番号が違う. */
        WRONG_NUMBER,
        /** 話せた: what they said is a report of its own. */
        REACHED;

        /** The name it has in tables and on pages: {@code no_answer}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty when there is none of this code. */
        public static Optional<Outcome> of(String code) {
            return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
        }
    }
}
