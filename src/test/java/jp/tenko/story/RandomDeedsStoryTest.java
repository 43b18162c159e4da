package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.tenko.testing.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.RedisCallback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three people do anything, with the whole program: words in three languages, buttons new and old, photos, places,
 * stickers, everything twice, Redis emptied. Whatever they do, each event is handled and answered, LINE has no reason to
 * refuse a message, and a tap on the safety question is on record. A failure names its seed and the deeds before it.
 */
class RandomDeedsStoryTest extends StoryTest {

    private static final int DEEDS = 450;
    private static final List<Cast> PEOPLE = List.of(Cast.OISHI, Cast.LAN, Cast.EMILY);
    private static final List<String> WORDS = List.of(
            "点呼", "地震", "訓練", "開始する", "状況", "方針", "代理", "招待", "自宅待機", "文章で書く", "無事", "けが", "助けて", "はい", "いいえ",
            "1", "２", "99", "修正", "戻る", "あとで", "やめる", "とばす", "もう一度", "ヘルプ", "言語", "メニュー", "日本語", "そのまま",
            "ぶじ", "けがを した", "たすけて", "いけない", "ようす", "なおす", "もどる", "わからない", "しょくいんは どこですか", "やさしい にほんご",
            "safe", "I am injured", "help me", "status", "correct", "back", "skip", "later", "cancel", "menu", "language", "English",
            "roll call", "thank you", "👨‍👩‍👧‍👦", "${safety}", "あ".repeat(3000), "'; drop table reply; --", "。", "K7Q2-9XMA");

    private final List<String> done = new ArrayList<>();
    private Random random = new Random();

    @AfterEach
    void everybody_goes_home() {
        new World(town, jdbc, clock).end();
    }

    @ParameterizedTest
    @ValueSource(longs = 20260710)
    void whatever_people_do_they_are_answered(long seed) {
        random = new Random(seed);
        town.rollIsCalled(Cast.OISHI, "地震");
        try {
            for (int i = 0; i < DEEDS; i++) {
                deed(PEOPLE.get(random.nextInt(PEOPLE.size())));
                somethingElse();
            }
            town.settle();
            nothingIsLost();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", after " + done.subList(Math.max(0, done.size() - 12), done.size()), e);
        }
    }

    private void deed(Cast who) {
        if (random.nextInt(8) == 0) {
            town.nextEvent(random.nextBoolean() ? "TWICE" : "THREE_AT_ONCE");
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                note(who, "says " + word.substring(0, Math.min(20, word.length())));
                town.says(who, word);
            }
            case 3 -> {
                note(who, "sends a place");
                town.sendsPlace(who, 33.2415, 130.5513);
            }
            case 4 -> {
                int photos = 1 + random.nextInt(3);
                note(who, "sends photos: " + photos);
                town.sendsPhotos(who, photos);
            }
            case 5 -> {
                note(who, "sends a sticker");
                town.sendsSticker(who);
            }
            default -> taps(who, random.nextInt(3) > 0);
        }
    }

    /** A button of the last bubble, or of any that is still on the phone. */
    private void taps(Cast who, boolean newest) {
        List<JsonNode> shown = actions(who, newest);
        if (shown.isEmpty()) {
            note(who, "says menu");
            town.says(who, "メニュー");
            return;
        }
        JsonNode action = shown.get(random.nextInt(shown.size()));
        note(who, "taps " + action.path("label").asString(""));
        switch (action.path("type").asString("")) {
            case "location" -> town.sendsPlace(who, 33.2415, 130.5513);
            case "camera", "cameraRoll" -> town.sendsPhotos(who, 1);
            default -> {
                town.post("/people/" + who.lineUserId() + "/tap?wait=true", Map.of("action", action));
                town.settle();
                safetyIsOnRecord(who, action.path("data").asString(""));
            }
        }
    }

    private List<JsonNode> actions(Cast who, boolean newest) {
        List<JsonNode> entries = town.entries(who).stream()
                .filter(entry -> !entry.path("way").asString("").equals("self"))
                .toList();
        List<JsonNode> actions = new ArrayList<>();
        for (JsonNode entry : newest ? entries.subList(Math.max(0, entries.size() - 2), entries.size()) : entries) {
            collect(entry.at("/content/contents"), actions);
        }
        if (!entries.isEmpty()) {
            collect(entries.getLast().at("/content/quickReply"), actions);
        }
        return actions;
    }

    private static void collect(JsonNode part, List<JsonNode> actions) {
        if (part.path("action").isObject()) {
            actions.add(part.path("action"));
        }
        for (JsonNode inner : part) {
            collect(inner, actions);
        }
    }

    /** The button says which question of which roll call it answers: {@code ["a", …, form, roll call, question, choice, …]}. */
    private void safetyIsOnRecord(Cast who, String data) {
        if (!data.startsWith("[\"a\"") || !data.contains("\"staff-safety\"")) {
            return;
        }
        JsonNode button = JsonMapper.shared().readTree(data);
        if (!button.path(4).asString("").equals("safety")) {
            return;
        }
        assertThat(jdbc.sql("""
                        select r.value from reply r join member m on m.id = r.member_id
                        where m.line_user_id = :who and r.roll_call_id = :rollCall and r.question = 'safety'
                        order by r.answered_at desc, r.id desc limit 1
                        """)
                        .param("who", who.lineUserId())
                        .param("rollCall", Long.parseLong(button.path(3).asString("0")))
                        .query(String.class).optional())
                .as("%s tapped %s", who, data).contains(button.path(5).asString(""));
    }

    private void somethingElse() {
        switch (random.nextInt(30)) {
            case 0 -> {
                note(null, "LINE delivers again");
                town.redelivered();
            }
            case 1 -> {
                note(null, "five minutes pass");
                town.pass(Duration.ofMinutes(5));
            }
            case 2 -> {
                note(null, "Redis is emptied");
                redis.execute((RedisCallback<Object>) connection -> {
                    connection.serverCommands().flushDb();
                    return null;
                });
            }
            default -> {}
        }
    }

    private void nothingIsLost() {
        assertThat(jdbc.sql("select last_error from inbox where state <> 'done'").query(String.class).list())
                .as("events that could not be handled").isEmpty();
        assertThat(jdbc.sql("select kind || ' ' || state || ' ' || coalesce(last_error, '') from outbox where state <> 'sent'")
                        .query(String.class).list())
                .as("messages that could not be sent").isEmpty();
        assertThat(town.refused()).as("LINE had a reason to refuse").isZero();
        assertThat(jdbc.sql("""
                        select i.payload from inbox i
                        where i.payload::jsonb #>> '{message,type}' is distinct from 'image'
                          and not exists (select 1 from outbox o where o.reply_token = i.payload::jsonb ->> 'replyToken')
                        """).query(String.class).list())
                .as("said into silence (the pictures of a set are answered once)").isEmpty();
    }

    private void note(Cast who, String what) {
        done.add((who == null ? "" : who + " ") + what);
    }
}
