package jp.tenko.submission.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.Level;
import jp.tenko.damage.Question;
import jp.tenko.damage.SheetFromReport;
import jp.tenko.roster.Business;
import org.jspecify.annotations.Nullable;

/** What stands on a hearing sheet from the start: its answers, else what the damage report and the list of businesses say. */
final class HearingAnswers {

    private static final String JAPAN = "+81";

    private final Map<String, String> answers;

    private HearingAnswers(Map<String, String> answers) {
        this.answers = answers;
    }

    static HearingAnswers of(@Nullable Business business, @Nullable KnownDamage known) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (business != null) {
            answers.put("business_name", business.name());
            answers.put("representative", Objects.requireNonNullElse(business.representative(), ""));
            answers.put("telephone", Objects.requireNonNullElse(business.telephone(), ""));
            answers.put("listed_address", Objects.requireNonNullElse(business.address(), ""));
        }
        if (known != null) {
            reported(answers, known);
            answers.putAll(known.answers());
        }
        return new HearingAnswers(answers);
    }

    private static void reported(Map<String, String> answers, KnownDamage known) {
        Level level = known.level();
        if (level == Level.DESTROYED || level == Level.HALF_DESTROYED) {
            answers.put(Question.OFFICE_STATE, level.code());
        }
        if (known.water().aboveCm() != null) {
            answers.put(Question.OFFICE_ABOVE, known.water().aboveCm().toString());
        }
        if (known.water().belowCm() != null) {
            answers.put(Question.OFFICE_BELOW, known.water().belowCm().toString());
        }
        answers.putAll(SheetFromReport.of(known.answers()));
    }

    String text(String question) {
        return Impersonal.line(answers.getOrDefault(question, ""));
    }

    /** As it was typed: 「+81943000001 0943-00-0001」 keeps both; else as it is dialled here. */
    String telephone() {
        String kept = text("telephone");
        String typed = kept.substring(kept.indexOf(' ') + 1);
        return typed.startsWith(JAPAN) ? "0" + typed.substring(JAPAN.length()) : typed;
    }

    boolean chosen(String question, String choice) {
        List<String> chosen = Arrays.asList(text(question).split(" "));
        return chosen.contains(choice);
    }
}
