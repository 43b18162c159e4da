package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.flow.tool.Dialogue;
import jp.tenko.testing.Cast;
import jp.tenko.testing.Town;
import tools.jackson.databind.JsonNode;

/**
 * Plays a {@link Dialogue} with the whole program: what a person does goes through LINE's stand-in, a signed webhook,
 * PostgreSQL and Redis; what they hear is read from their phone; what is recorded is rows.
 */
final class LineConversation {

    private final Town town;
    private final RecordedRows rows;
    private final World world;
    private final Dialogue dialogue;
    private final Cast hero;
    private final Deque<Town.Message> replies = new ArrayDeque<>();
    private final Deque<Town.Message> pushes = new ArrayDeque<>();
    private final Map<String, String> photos = new HashMap<>();
    private final Set<Long> read = new HashSet<>();
    private long unclaimed;

    LineConversation(Town town, World world, RecordedRows rows, Dialogue dialogue) {
        this.town = town;
        this.world = world;
        this.rows = rows;
        this.dialogue = dialogue;
        this.hero = World.hero(dialogue);
    }

    void play() {
        List<Dialogue.Step> steps = dialogue.steps();
        for (int i = 0; i < steps.size(); i++) {
            step(steps.get(i), steps.subList(i + 1, steps.size()));
        }
        nothingLeft("at the end");
    }

    private void step(Dialogue.Step step, List<Dialogue.Step> rest) {
        switch (step) {
            case Dialogue.Fact fact -> world.comesTrue(fact);
            case Dialogue.Offer offer -> world.comesTrue(offer);
            case Dialogue.Elsewhere elsewhere -> {
                Cast who = world.called(elsewhere.who());
                elsewhere.actions().forEach(action -> does(who, action, elsewhere.line()));
                world.overhears(town.last(who));
                listen();
            }
            case Dialogue.Waits waits -> {
                nothingLeft(at(waits.line()));
                town.pass(waits.duration());
                listen();
            }
            case Dialogue.Does does -> does(does, rest);
            case Dialogue.Replies(int line, Dialogue.Expected expected) -> hears(replies, expected, line);
            case Dialogue.Pushes(int line, Dialogue.Expected expected) -> hears(pushes, expected, line);
            case Dialogue.Records records -> {
                unclaimed -= Math.min(rows.writtenBy(records), records.record().equals("roll-call.reply") ? unclaimed : 1);
                rows.check(at(records.line()) + ", heard: " + town.last(hero), hero, records, this::real);
            }
            case Dialogue.Wishes wishes -> granted(wishes);
        }
    }

    private void does(Dialogue.Does does, List<Dialogue.Step> rest) {
        nothingLeft(at(does.line()));
        switch (does.times()) {
            case ONCE -> {}
            case SAME_WEBHOOK_TWICE -> town.nextEvent("TWICE");
            case TWO_AT_ONCE -> throw new AssertionError(at(does.line()) + " !both is not played here: BadNightStoryTest has it");
        }
        long before = rows.count();
        if (does.action() instanceof Dialogue.SendsPhoto photo) {
            sendsPhoto(photo, rest);
        } else {
            does(hero, does.action(), does.line());
        }
        unclaimed = rows.count() - before;
        listen();
    }

    private void does(Cast who, Dialogue.Action action, int line) {
        switch (action) {
            case Dialogue.Types(String text) -> town.says(who, world.real(text));
            case Dialogue.Taps(String label) -> {
                assertThat(town.messages(who)).as(at(line) + " was [" + label + "] ever shown?")
                        .anyMatch(message -> message.labels().contains(label) || message.texts().stream().anyMatch(label::endsWith));
                town.taps(who, label);
            }
            case Dialogue.Picks(String label, String value) -> town.picks(who, label, value);
            case Dialogue.SendsLocation(double latitude, double longitude, String address) ->
                town.sendsPlace(who, latitude, longitude, address);
            case Dialogue.SendsPhoto photo -> throw new AssertionError(at(line) + " photos are the hero's");
            case Dialogue.SendsOther(String kind) -> {
                assertThat(kind).as(at(line) + " what a phone of the sandbox can send").isEqualTo("sticker");
                town.sendsSticker(who);
            }
        }
    }

    /** The pictures of a set leave a phone together, in no order; one that was sent already is delivered again. */
    private void sendsPhoto(Dialogue.SendsPhoto photo, List<Dialogue.Step> rest) {
        if (photos.containsKey(photo.id())) {
            town.redelivered();
            return;
        }
        boolean more = !rest.isEmpty() && rest.getFirst() instanceof Dialogue.Does(int line, Dialogue.SendsPhoto next, var times)
                && next.set().equals(photo.set());
        photos.put(photo.id(), "");
        if (!more) {
            town.sendsPhotos(hero, photo.total());
            List<JsonNode> sent = town.entries(hero).stream()
                    .filter(entry -> entry.at("/content/type").asString("").equals("image"))
                    .toList();
            for (int i = 0; i < photo.total(); i++) {
                photos.put("p" + (i + 1), sent.get(sent.size() - photo.total() + i).path("id").asString());
            }
        }
    }

    /** Photos have the names LINE gave them. */
    private String real(String value) {
        UnaryOperator<String> named = name -> photos.getOrDefault(name, name);
        return Pattern.compile("\\bp\\d\\b").matcher(value).replaceAll(found -> Matcher.quoteReplacement(named.apply(found.group())));
    }

    private void listen() {
        for (Town.Message message : town.messages(hero)) {
            if (read.add(message.id())) { // a push and a reply overtake each other: the newest is not always the last
                (message.pushed() ? pushes : replies).add(message);
            }
        }
    }

    private void hears(Deque<Town.Message> messages, Dialogue.Expected expected, int line) {
        Town.Message message = messages.poll();
        assertThat(message).as(at(line) + " nothing was heard, expected: " + expected + "; not sent: " + rows.notSent()).isNotNull();
        assertThat(expected.matches(text(message), message.labels()))
                .as(at(line) + "\n  heard:    " + written(message) + "\n  expected: " + expected).isTrue();
    }

    private void granted(Dialogue.Wishes wishes) {
        switch (wishes.wish()) {
            case "language" -> rows.language(hero)
                    .ifPresent(spoken -> assertThat(spoken).as(at(wishes.line())).isEqualTo(wishes.about()));
            case "menu" -> assertThat(replies.poll()).as(at(wishes.line()) + " the menu").isNotNull()
                    .extracting(Town.Message::labels).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .as(at(wishes.line()) + " its buttons").isNotEmpty();
            default -> throw new AssertionError(at(wishes.line()) + " a wish that is not played here: " + wishes.wish());
        }
    }

    private void nothingLeft(String where) {
        List<String> unread = new ArrayList<>();
        replies.forEach(message -> unread.add("< " + written(message)));
        pushes.forEach(message -> unread.add("<< " + written(message)));
        assertThat(unread).as(dialogue.name() + " before " + where + ": heard, but not expected").isEmpty();
        assertThat(unclaimed).as(dialogue.name() + " before " + where + ": rows written, but not expected").isZero();
    }

    private String written(Town.Message message) {
        return text(message).replace("\n", " / ") + " " + message.labels();
    }

    private String text(Town.Message message) {
        return world.written(String.join("\n", message.texts()));
    }

    private String at(int line) {
        return dialogue.name() + ":" + line;
    }
}
