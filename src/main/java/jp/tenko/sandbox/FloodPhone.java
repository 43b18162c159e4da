package jp.tenko.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The phone of somebody in the flood: does one thing, and waits for what the bot says to it. */
final class FloodPhone {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY = Duration.ofMillis(15).toNanos();

    /** What the bot said to the last deed: empty when it said nothing in time. */
    record Screen(String text, List<String> labels) {

        boolean isBlank() {
            return text.isBlank() && labels.isEmpty();
        }
    }

    private final Phone phone;
    private final Hands hands;
    private final Webhooks webhooks;
    private final ReplyTokens tokens;
    private final PhoneMenus menus;
    private final Random random;
    private final int twice;
    private final List<Thread> late = new ArrayList<>();

    /** @param twice how many in a hundred webhooks are delivered twice, some of them late */
    FloodPhone(Phone phone, Hands hands, Webhooks webhooks, ReplyTokens tokens, PhoneMenus menus, Random random, int twice) {
        this.phone = phone;
        this.hands = hands;
        this.webhooks = webhooks;
        this.tokens = tokens;
        this.menus = menus;
        this.random = random;
        this.twice = twice;
    }

    Screen write(String text) throws InterruptedException {
        return after(() -> List.of(hands.write(phone, text)), 1);
    }

    /** Somebody who does not find the button any more types what was written on it. */
    Screen tap(String label) throws InterruptedException {
        JsonNode action = phone.button(label);
        if (action == null) {
            return write(label);
        }
        boolean impatient = twice > 0 && random.nextInt(8) == 0;
        return after(() -> {
            List<PhoneEvent> taps = new ArrayList<>();
            for (int i = impatient ? 0 : 1; i < 2; i++) {
                PhoneEvent tap = hands.tap(phone, action, null);
                if (tap != null) {
                    taps.add(tap);
                }
            }
            return taps;
        }, impatient ? 2 : 1);
    }

    /** @return null when the menu under the chat has no such area */
    @Nullable Screen tapMenu(String label) throws InterruptedException {
        JsonNode action = menus.action(phone, label);
        return action == null ? null : after(() -> List.of(java.util.Objects.requireNonNull(hands.tap(phone, action, null))), 1);
    }

    Screen place(double latitude, double longitude) throws InterruptedException {
        return after(() -> List.of(hands.location(phone, null, null, latitude, longitude)), 1);
    }

    /** All at once; they arrive in any order, and are one answer. */
    Screen photos(List<byte[]> pictures) throws InterruptedException {
        return after(() -> {
            List<PhoneEvent> sent = new ArrayList<>(hands.photos(phone, pictures));
            java.util.Collections.shuffle(sent, random);
            return sent;
        }, 1);
    }

    private interface Deed {
        List<PhoneEvent> done();
    }

    private Screen after(Deed deed, int answers) throws InterruptedException {
        long before = phone.received();
        List<PhoneEvent> events = deed.done();
        for (PhoneEvent event : events) {
            webhooks.send(List.of(event));
            if (random.nextInt(100) < twice) {
                again(event);
            }
        }
        return answered(before, events, answers);
    }

    /** LINE delivers the same event once more, at once or when the person has gone on. */
    private void again(PhoneEvent event) {
        long after = random.nextBoolean() ? 0 : random.nextInt(600);
        late.add(Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(Duration.ofMillis(after).toNanos());
            webhooks.send(List.of(event)).join();
        }));
    }

    /** Waits until so many of the events were replied to, and the reply is on the screen as a whole. */
    private Screen answered(long before, List<PhoneEvent> events, int answers) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long seen = before;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long now = phone.received();
            long replied = events.stream().filter(event -> event.replyToken() != null && !tokens.open(event.replyToken())).count();
            if (now > before && now == seen && replied >= answers) {
                return screen((int) (now - before));
            }
            seen = now;
        }
        return screen((int) (phone.received() - before));
    }

    private Screen screen(int messages) {
        List<ChatEntry> fromBot = phone.entries().stream().filter(ChatEntry::fromBot).toList();
        StringBuilder text = new StringBuilder();
        List<String> labels = new ArrayList<>();
        for (ChatEntry entry : fromBot.subList(Math.max(0, fromBot.size() - messages), fromBot.size())) {
            texts(entry.content(), text);
            Buttons.labels(entry.content(), labels);
        }
        return new Screen(text.toString(), labels);
    }

    private static void texts(JsonNode part, StringBuilder into) {
        if (part.isObject() && part.path("text").isString() && !part.path("type").asString("").equals("postback")) {
            into.append(part.get("text").stringValue()).append('\n');
        }
        for (JsonNode inner : part) {
            if (inner.isContainer()) {
                texts(inner, into);
            }
        }
    }

    /** Until the last late delivery has been answered. */
    void settle() throws InterruptedException {
        for (Thread one : late) {
            one.join(Duration.ofSeconds(10));
        }
    }
}
