package jp.tenko.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.tenko.sandbox.FloodPhone.Screen;
import jp.tenko.sandbox.Phrasebook.Question;
import org.jspecify.annotations.Nullable;

/** Somebody of a business that was hit: reads what is on the screen and answers it, in their own way, until the report is received. */
final class FloodPerson {

    /** How far they are. */
    enum State { WAITING, REPORTING, AWAY, REPORTED, LEFT, STUCK }

    private static final int MOST_TURNS = 80;
    private static final int GIVE_UP_AFTER = 4;
    private static final int ANSWERS_IN_VAIN = 3;

    /** How long a person thinks before the next deed. */
    interface Pace {
        void think(Random random) throws InterruptedException;
    }

    private final FloodPeople.Reporter reporter;
    private final FloodPhone phone;
    private final Phrasebook book;
    private final FloodLedger ledger;
    private final Manners manners;
    private final Random random;
    private final List<byte[]> pictures;
    private final Clock clock;
    private final Pace pace;
    private final String language;

    private Hit hit;
    private final Map<String, String> given = new LinkedHashMap<>();
    private boolean mistaken;
    private boolean corrected;
    private boolean paused;
    private volatile State state = State.WAITING;
    private volatile String doing = "";

    FloodPerson(FloodPeople.Reporter reporter, FloodPhone phone, Phrasebook book, FloodLedger ledger, Hit hit, Manners manners,
            Random random, List<byte[]> pictures, Clock clock, Pace pace) {
        this.reporter = reporter;
        this.phone = phone;
        this.book = book;
        this.ledger = ledger;
        this.hit = hit;
        this.manners = manners;
        this.random = random;
        this.pictures = pictures;
        this.clock = clock;
        this.pace = pace;
        this.language = reporter.person().language();
    }

    FloodPeople.Reporter reporter() {
        return reporter;
    }

    State state() {
        return state;
    }

    /** The question they are at, or what went wrong; for the page. */
    String doing() {
        return doing;
    }

    void stuck(String why) {
        state = State.STUCK;
        doing = why;
    }

    void report() throws InterruptedException {
        state = State.REPORTING;
        talk(begin());
        boolean amountKnown = given.containsKey("amount");
        if (state == State.REPORTED && manners.reportsAgain() && amountKnown) {
            pace.think(random);
            state = State.REPORTING;
            corrected = false;
            changeAmount();
            talk(correctAmount(phone.write(book.keyword())));
        }
        phone.settle();
    }

    private Screen begin() throws InterruptedException {
        Optional<String> quick = hit.isNothing() && random.nextBoolean() ? book.quick(language) : Optional.empty();
        Screen said = quick.isPresent() ? phone.tapMenu(quick.get()) : null;
        if (said == null) {
            return phone.write(book.keyword());
        }
        given.put("level", hit.level());
        return said;
    }

    private void talk(Screen first) throws InterruptedException {
        Screen screen = first;
        Question question = null;
        int lost = 0;
        int futile = 0;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            pace.think(random);
            if (book.ended(screen.text(), language)) {
                ledger.received(reporter, clock.millis(), given);
                state = State.REPORTED;
                doing = "";
                return;
            }
            Optional<Question> asked = book.asked(screen.text(), language);
            boolean toSend = asked.isEmpty() && screen.labels().contains(book.command("send", language));
            question = toSend ? null : asked.orElse(question);
            futile = toSend || asked.isPresent() ? 0 : futile + 1;
            boolean unclear = question == null && !toSend && !screen.labels().contains(reporter.business());
            if (screen.isBlank() || unclear || futile > ANSWERS_IN_VAIN) {
                if (++lost > GIVE_UP_AFTER) {
                    stuck("does not understand the screen: " + screen.text() + " " + screen.labels());
                    return;
                }
                screen = startOver();
                question = null;
                futile = 0;
                continue;
            }
            doing = question == null ? "" : question.name();
            if (toSend) {
                screen = send(screen);
            } else if (question == null) {
                screen = phone.tap(reporter.business());
            } else if (goesAway(turn)) {
                state = State.LEFT;
                return;
            } else {
                screen = answer(question, screen);
            }
        }
        stuck("still not at the end after " + MOST_TURNS + " turns");
    }

    /** Whoever is lost leaves whatever they are in, and says once more what they want. */
    private Screen startOver() throws InterruptedException {
        Screen left = phone.write(book.command("cancel", language));
        String drop = book.command("drop", language);
        if (left.labels().contains(drop)) {
            phone.tap(drop);
        }
        return phone.write(book.keyword());
    }

    private boolean goesAway(int turn) throws InterruptedException {
        boolean halfway = turn == 3;
        if (halfway && manners.leaves()) {
            return true;
        }
        if (halfway && manners.pauses() && !paused) {
            paused = true;
            state = State.AWAY;
            if (random.nextBoolean()) {
                phone.write(book.command("later", language));
            }
            for (int i = 0; i < 5; i++) {
                pace.think(random);
            }
            state = State.REPORTING;
            phone.write(book.keyword());
        }
        return false;
    }

    private Screen send(Screen summary) throws InterruptedException {
        if (manners.corrects() && !corrected && given.containsKey("amount")) {
            changeAmount();
            return correctAmount(summary);
        }
        return phone.tap(book.command("send", language));
    }

    private void changeAmount() {
        hit = hit.withAmount((1 + random.nextInt(300)) * 10_000L);
    }

    /** From the summary to the new amount and back. */
    private Screen correctAmount(Screen summary) throws InterruptedException {
        Optional<Question> amount = book.question("amount");
        corrected = true;
        if (amount.isEmpty() || !summary.labels().contains(book.command("send", language))) {
            return summary;
        }
        phone.write(book.command("correct", language));
        pace.think(random);
        Screen asked = phone.write(book.shortLabel(amount.get(), language));
        return answer(amount.get(), asked);
    }

    private Screen answer(Question question, Screen screen) throws InterruptedException {
        if (manners.mistakes() && !mistaken && !question.isOf("text")) {
            mistaken = true;
            phone.write("ええと、ちょっと待って");
        }
        String value = hit.answers().get(question.name());
        if (value == null) {
            return unforeseen(question, screen);
        }
        if (value.isEmpty() || question.isOf("image") && hit.photos() == 0) {
            return phone.tap(book.command("skip", language));
        }
        given.put(question.name(), value);
        if (question.isOf("select_one")) {
            return choose(question, value);
        }
        if (question.isOf("select_multiple")) {
            return chooseSeveral(question, List.of(value.split(" ")));
        }
        return switch (question.type()) {
            case "money" -> hit.amount() == null
                    ? phone.tap(book.command("unknown", language))
                    : phone.write(Manners.written(hit.amount(), language, random));
            case "integer" -> phone.write(random.nextBoolean() ? value : Manners.wide(value) + (language.startsWith("ja") ? "センチ" : ""));
            case "image" -> phone.photos(photos());
            default -> phone.write(value);
        };
    }

    /** A question that the office added, or one that only some are asked. */
    private Screen unforeseen(Question question, Screen screen) throws InterruptedException {
        if (question.isOf("geopoint")) {
            return phone.place(reporter.latitude(), reporter.longitude());
        }
        String skip = book.command("skip", language);
        if (!question.required() || screen.labels().contains(skip)) {
            return phone.tap(skip);
        }
        return question.choices().isEmpty() ? phone.write("1") : choose(question, question.choices().keySet().iterator().next());
    }

    private Screen choose(Question question, String choice) throws InterruptedException {
        String label = book.choice(question, choice, language);
        if (!manners.types()) {
            return phone.tap(label);
        }
        int number = new ArrayList<>(question.choices().keySet()).indexOf(choice) + 1;
        return phone.write(random.nextBoolean() ? label : String.valueOf(number));
    }

    private Screen chooseSeveral(Question question, List<String> choices) throws InterruptedException {
        List<String> all = new ArrayList<>(question.choices().keySet());
        if (manners.types()) {
            return phone.write(String.join(",", choices.stream().map(choice -> String.valueOf(all.indexOf(choice) + 1)).toList()));
        }
        for (String choice : choices) {
            phone.tap(book.choice(question, choice, language));
            pace.think(random);
        }
        return phone.tap(book.command("done", language));
    }

    private List<byte[]> photos() {
        List<byte[]> chosen = new ArrayList<>();
        for (int i = 0; i < hit.photos(); i++) {
            chosen.add(pictures.get(random.nextInt(pictures.size())));
        }
        return chosen;
    }

    /** For the page. */
    Map<String, Object> shown() {
        Map<String, @Nullable Object> shown = new HashMap<>();
        shown.put("id", reporter.person().id());
        shown.put("name", reporter.person().name());
        shown.put("business", reporter.business());
        shown.put("state", state);
        shown.put("doing", doing);
        return Map.copyOf(shown);
    }
}
