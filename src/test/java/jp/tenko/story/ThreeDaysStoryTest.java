package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.Deadline;
import jp.tenko.submission.Deadlines;
import jp.tenko.submission.RecipientId;
import jp.tenko.testing.DueJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;

/**
 * The plan's four deadlines of Form I (domain.md §1). 200 reports come in, change and are taken back between them; one deadline falls into
 * a downtime, at another the mail server is away. What lies in the prefecture's mailbox is compared, row by row, with what was known at
 * that minute.
 */
class ThreeDaysStoryTest extends DocumentsTest {

    private static final int BUSINESSES = 120;

    @Autowired
    Deadlines deadlines;

    @Autowired
    JavaMailSenderImpl mailSender;

    /** Of each business what it says now, and what the prefecture was told last; 0: no damage. */
    private final Map<Integer, Integer> known = new HashMap<>();

    private final Map<Integer, Integer> told = new HashMap<>();
    private final Set<Integer> everTold = new HashSet<>();
    private final List<BusinessId> businesses = new ArrayList<>();
    private final Random random = new Random(5);

    @AfterEach
    void the_mail_server_is_back_and_the_town_is_told() {
        mailSender.setPort(mailPort());
        jdbc.sql("update recipient set retired_at = null").update();
    }

    @Test
    void every_form_holds_what_was_known_then_and_each_arrives_once() throws Exception {
        int mailsBefore = mails().size();
        only_the_prefecture_is_told();
        for (int i = 0; i < BUSINESSES; i++) {
            businesses.add(business(String.valueOf(i), "架空商店" + i, "小売卸業", "広川町架空" + i));
        }

        reportsComeIn(80);
        townUntil("2026-07-11T11:31");
        assertThat(town.last(OISHI)).contains("提出の確認をお願いします", "様式Ⅰ 第1報", "7/11 12:00");
        town.taps(OISHI, "承認して送る");
        arrived(1, mailsBefore);

        reportsComeIn(50);
        clock.moveTo(at("2026-07-11T16:20"));                     // nothing ran from noon on
        new DueJobs(context).runUntil(clock.instant());
        town.settle();
        assertThat(town.last(OISHI)).contains("停止中に期限が来ました", "様式Ⅰ 第2報", "7/11 15:00");
        town.taps(OISHI, "承認して送る");
        arrived(2, mailsBefore);

        reportsComeIn(40);
        townUntil("2026-07-12T11:31");
        mailSender.setPort(1);                                     // nobody listens there
        town.taps(OISHI, "承認して送る");
        for (int attempt = 1; attempt <= 6; attempt++) {
            town.settleUntil("select max(attempts) >= " + attempt + " and bool_and(state <> 'sending') from submission where number = 3");
            clock.advance(Duration.ofMinutes(20));
        }
        town.settleUntil("select state = 'refused' from submission where number = 3");
        town.settle();
        assertThat(town.last(OISHI)).contains("送れませんでした", "第3報");
        mailSender.setPort(mailPort());
        town.taps(OISHI, "もう一度送る");
        arrived(3, mailsBefore);

        reportsComeIn(30);
        townUntil("2026-07-13T11:31");
        town.taps(OISHI, "承認して送る");
        arrived(4, mailsBefore);

        townUntil("2026-07-14T12:00");
        assertThat(mails()).as("each once").hasSize(mailsBefore + 4);
        assertThat(deadlines.of(incident.id())).filteredOn(deadline -> deadline.state() != Deadline.State.DROPPED)
                .filteredOn(deadline -> deadline.recipient().equals(plansPrefecture()))
                .extracting(Deadline::state).containsOnly(Deadline.State.MET).hasSize(4);
        assertThat(town.refused()).isZero();
    }

    private void only_the_prefecture_is_told() {
        jdbc.sql("update recipient set retired_at = now() where code <> 'prefecture'").update();
        transactions.executeWithoutResult(status -> deadlines.of(incident.id()).stream()
                .filter(deadline -> !deadline.recipient().equals(plansPrefecture()))
                .forEach(deadline -> deadlines.drop(deadline.id())));
    }

    /** First ones, changed ones, and some that have no damage after all. */
    private void reportsComeIn(int count) {
        for (int i = 0; i < count; i++) {
            int who = random.nextInt(BUSINESSES);
            int amount = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(5);
            Instant before = clock.instant();
            if (amount == 0) {
                reports(businesses.get(who), "level", "none");
            } else {
                reports(businesses.get(who), "level", "destroyed", "hit", "building", "trading", "closed", "amount", amount + "000000");
            }
            clock.moveTo(before.plusSeconds(20));
            known.put(who, amount);
        }
    }

    private void arrived(int number, int mailsBefore) throws IOException, InterruptedException {
        town.settleUntil("select exists (select from submission where number = " + number + " and state = 'sent')");
        List<JsonNode> mails = mails();
        assertThat(mails).hasSize(mailsBefore + number);
        assertThat(mails.getFirst().path("subject").asString()).contains("様式Ⅰ", "第" + number + "報");
        List<String> rows = sheet(file(mails.getFirst()), 0);
        int head = rows.indexOf("所在地|商店街の場合は/商店街名|事業所名|業種|被害額|被害内容|区分");
        assertThat(rows.subList(head + 1, rows.size()).stream().filter(row -> !row.startsWith("※") && row.contains("架空商店")))
                .containsExactlyInAnyOrderElementsOf(expected());
        told.putAll(known);
    }

    private List<String> expected() {
        List<String> rows = new ArrayList<>();
        known.forEach((who, amount) -> {
            int before = told.getOrDefault(who, 0);
            String name = "広川町架空" + who + "|—|架空商店" + who + "|小売卸業|";
            if (before == 0 && amount > 0) {
                boolean takenBack = told.containsKey(who) && everTold.contains(who);
                rows.add(name + "約" + amount + "00万円" + (takenBack ? "/(前回 —)" : "") + "|建物が全壊。休業中。|" + (takenBack ? "修正" : "新規"));
            } else if (before > 0 && amount == 0) {
                rows.add(name + "—|報告の取消し。その後の確認で、商工被害なしと分かりました。|修正");
            } else if (before != amount) {
                rows.add(name + "約" + amount + "00万円/(前回 約" + before + "00万円)|建物が全壊。休業中。|修正");
            }
            if (amount > 0) {
                everTold.add(who);
            }
        });
        return rows;
    }

    private void townUntil(String local) {
        town.pass(Duration.between(clock.instant(), at(local)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }

    private RecipientId plansPrefecture() {
        return recipients.of(TOWN).stream().filter(one -> one.code().equals("prefecture")).findFirst().orElseThrow().id();
    }

    /** The newest first. */
    private List<JsonNode> mails() {
        List<JsonNode> mails = new ArrayList<>();
        town.get("/mail").forEach(mails::add);
        return mails;
    }

    private byte[] file(JsonNode mail) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + port() + "/sandbox/api/mail/" + mail.path("id").asInt() + "/files/0");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
