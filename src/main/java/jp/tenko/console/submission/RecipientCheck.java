package jp.tenko.console.submission;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.submission.Phase;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientChange;
import jp.tenko.submission.Schedule;
import org.jspecify.annotations.Nullable;

/** Reads a {@link RecipientForm}; what is wrong is named, all of it at once. Full-width digits and signs are read as well. */
final class RecipientCheck {

    static final int LONGEST = 100;
    private static final int LAST_DAY = 3650;
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"()]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern LINE = Pattern.compile("U[0-9a-f]{32}");
    private static final Pattern FAX = Pattern.compile("\\+?[0-9][0-9() -]{8,18}");
    private static final Pattern SEPARATOR = Pattern.compile("[,、;\\s]+");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final List<Member> members;
    private final List<Mistake> mistakes = new ArrayList<>();

    private RecipientCheck(List<Member> members) {
        this.members = members;
    }

    /** @param word its words are {@code mistake.<word>} */
    record Mistake(String word, Object... values) {}

    /** @param change null: something is wrong */
    record Checked(@Nullable RecipientChange change, List<Mistake> mistakes) {}

    /** @param members who may be responsible */
    static Checked of(RecipientForm form, List<Member> members) {
        RecipientCheck check = new RecipientCheck(members);
        RecipientChange change = check.read(form);
        return new Checked(check.mistakes.isEmpty() ? change : null, check.mistakes);
    }

    private @Nullable RecipientChange read(RecipientForm form) {
        text("name", form.name());
        text("addressee", form.addressee());
        Recipient.Channel channel = channel(form.channel());
        String address = address(channel, form.address());
        MemberId responsible = responsible(form.responsible());
        List<Phase> phases = new ArrayList<>();
        List<RecipientForm.Row> rows = form.phases();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).blank()) {
                phase(i + 1, rows.get(i), phases);
            }
        }
        return mistakes.isEmpty()
                ? new RecipientChange(form.name(), form.addressee(), channel, address, form.unapproved(), responsible, new Schedule(phases))
                : null;
    }

    private void text(String what, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            mistakes.add(new Mistake(what));
        }
    }

    private Recipient.Channel channel(String code) {
        return Arrays.stream(Recipient.Channel.values()).filter(one -> one.code().equals(code)).findFirst().orElseGet(() -> {
            mistakes.add(new Mistake("channel"));
            return Recipient.Channel.FAX;
        });
    }

    /** Empty is allowed: it is delivered by hand. */
    private String address(Recipient.Channel channel, String typed) {
        String plain = plain(typed);
        return switch (channel) {
            case MAIL -> each(plain, MAIL.asMatchPredicate(), "mail");
            case LINE -> each(plain, LINE.asMatchPredicate(), "line");
            case FAX -> plain.isEmpty() || FAX.matcher(plain).matches() ? plain : wrong("fax", plain);
            case FEDERATION_SYSTEM -> plain;
        };
    }

    private String each(String plain, Predicate<String> right, String what) {
        List<String> all = plain.isEmpty() ? List.of() : Arrays.asList(SEPARATOR.split(plain));
        all.stream().filter(right.negate()).forEach(one -> wrong(what, one));
        return String.join(",", all);
    }

    private String wrong(String what, String value) {
        mistakes.add(new Mistake(what, value));
        return value;
    }

    private @Nullable MemberId responsible(String id) {
        if (id.isBlank()) {
            return null;
        }
        return members.stream().map(Member::id).filter(one -> String.valueOf(one.value()).equals(id)).findFirst().orElseGet(() -> {
            mistakes.add(new Mistake("responsible"));
            return null;
        });
    }

    private void phase(int number, RecipientForm.Row row, List<Phase> phases) {
        int before = mistakes.size();
        OptionalInt from = day(row.from());
        OptionalInt to = day(row.to());
        OptionalInt every = day(row.every().isBlank() ? "1" : row.every());
        check(from.isPresent(), "from", number, row.from());
        check(row.to().isBlank() || to.isPresent() && to.getAsInt() >= from.orElse(0), "to", number, row.to());
        check(every.orElse(0) >= 1, "every", number, row.every());
        List<LocalTime> times = times(number, row.times());
        if (mistakes.size() == before) {
            phases.add(new Phase(from.getAsInt(), row.to().isBlank() ? null : to.getAsInt(), every.getAsInt(), times));
        }
    }

    private List<LocalTime> times(int number, String typed) {
        List<LocalTime> times = new ArrayList<>();
        String plain = plain(typed);
        for (String one : plain.isEmpty() ? new String[] {""} : SEPARATOR.split(plain)) {
            try {
                times.add(LocalTime.parse(one, TIME));
            } catch (DateTimeException e) {
                mistakes.add(new Mistake("times", number, one));
            }
        }
        return times;
    }

    private void check(boolean right, String what, int number, String value) {
        if (!right) {
            mistakes.add(new Mistake(what, number, value));
        }
    }

    private static OptionalInt day(String typed) {
        String plain = plain(typed);
        if (!plain.chars().allMatch(Character::isDigit) || plain.isEmpty() || plain.length() > 4) {
            return OptionalInt.empty();
        }
        int day = Integer.parseInt(plain);
        return day <= LAST_DAY ? OptionalInt.of(day) : OptionalInt.empty();
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }
}
