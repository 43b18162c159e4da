package jp.tenko.story;

import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.roster.BusinessId;
import jp.tenko.submission.document.EvidencePacks;
import jp.tenko.submission.document.IncidentReport;
import jp.tenko.submission.document.IncidentReports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is written afterwards: how the incident went, and the evidence of one business. */
class ReportStoryTest extends DocumentsTest {

    @Autowired
    IncidentReports incidentReports;

    @Autowired
    EvidencePacks packs;

    @Test
    void the_report_says_who_was_asked_when_they_answered_what_was_decided_and_what_was_sent() {
        incidents.close(incident.id(), null, clock.instant());
        town.rollIsCalled(OISHI, "豪雨");
        incident = incidents.current(TOWN, false).orElseThrow();
        town.pass(Duration.ofMinutes(3));
        town.taps(YAMADA, "無事");
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        reports(works, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "5000000");
        incidents.choosePolicy(new ResponsePolicy(incident.id(), "stay_home", null, director.id(), clock.instant()));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(2)));
        reports(works, "level", "destroyed", "hit", "building", "trading", "closed", "amount", "6000000");
        Instant last = clock.instant();
        sends(prefecture);
        jdbc.sql("update submission set approver = '大石 源一郎' where incident_id = ?").param(incident.id().value()).update();

        IncidentReport report = incidentReports.of(incident, incident.beganAt(), clock.instant().plusSeconds(1));

        assertThat(report.timeline()).extracting(IncidentReport.Moment::words).containsSubsequence(
                "大雨が発生", "山田 太郎が安否を回答", "この1時間に被害報告 2件(1事業者)").contains(
                "商工被害状況(様式Ⅰ)第1報 広川町商工会 — 大石 源一郎が承認",
                "応急対策の方針を決定: 職員は自宅待機", "商工被害状況(様式Ⅰ)第1報 広川町商工会 — 手作業で提出");
        assertThat(report.timeline()).as("after the last of them").filteredOn(moment -> moment.what().equals("reports"))
                .extracting(IncidentReport.Moment::at).containsExactly(last);
        assertThat(report.rollCalls()).singleElement().satisfies(rollCall -> {
            assertThat(rollCall.answered()).isEqualTo(1);
            assertThat(rollCall.median()).isEqualTo(Duration.ofMinutes(3));
            assertThat(rollCall.inTime()).isFalse();
            assertThat(rollCall.measures()).extracting(IncidentReport.Measure::code)
                    .containsExactly("deadline", "answered", "median", "commonest", "leaders", "sent");
            assertThat(measure(rollCall, "median").values()).isEqualTo(List.of(3.0));
            assertThat(measure(rollCall, "median").met()).as("2.7 minutes").isFalse();
            assertThat(measure(rollCall, "leaders").met()).as("no leader has answered").isFalse();
            assertThat(measure(rollCall, "sent").met()).as("out at once").isTrue();
        });
        assertThat(report.deadlines()).as("nothing was due yet").isNull();
        assertThat(incidentReports.of(incident, clock.instant().plusSeconds(1), clock.instant().plusSeconds(2)).timeline()).isEmpty();
    }

    @Test
    void the_evidence_is_one_file_with_a_page_that_names_every_photo_also_those_that_are_gone() throws IOException {
        BusinessId works = business("1", "<b>架空鉄工🌸", "製造業", "広川町架空1");
        reports(works, "level", "floor_above", "depth_cm", "40", "hit", "building", "trading", "closed", "amount", "300000", "photos", "evidence-1 evidence-2");
        byte[] picture = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
        kept("evidence-1", picture);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packs.write(incident.id(), works, bytes);
        Map<String, byte[]> files = unzipped(bytes.toByteArray());
        assertThat(files).containsOnlyKeys("photos/001.jpg", "index.html").containsEntry("photos/001.jpg", picture);
        String page = new String(files.get("index.html"), StandardCharsets.UTF_8);
        assertThat(page).contains("&lt;b&gt;架空鉄工🌸", "第1報 令和8年7月10日(金) 2時06分", "床上浸水", "src=\"photos/001.jpg\"", "SHA-256 abc",
                "写真をLINEから受け取れませんでした。", "罹災証明ではありません").doesNotContain("<b>架空");
        assertThat(packs.name(incident.id(), works)).isEqualTo("被害の記録__b_架空鉄工🌸.zip");
    }

    @Test
    void a_report_says_how_many_documents_were_there_by_their_deadline() {
        Instant due = clock.instant();
        deadline(due.plusSeconds(60), "met", due.plusSeconds(59));
        deadline(due.plusSeconds(120), "met", due.plusSeconds(121));
        deadline(due.plusSeconds(180), "missed", null);
        deadline(due.plusSeconds(240), "dropped", null);
        deadline(due.plusSeconds(900), "open", null);
        clock.moveTo(due.plusSeconds(300));

        IncidentReport report = incidentReports.of(incident, incident.beganAt(), due.plusSeconds(3600));

        assertThat(report.deadlines()).isEqualTo(new IncidentReport.Measure("submissions", List.of(1L, 3), false));
    }

    private void deadline(Instant due, String state, Instant sent) {
        long id = jdbc.sql("insert into deadline (incident_id, recipient_id, due_at, origin, state) values (?, ?, ?, 'asked', ?) returning id")
                .params(incident.id().value(), council.id().value(), Timestamp.from(due), state).query(Long.class).single();
        if (sent != null) {
            jdbc.sql("""
                    insert into submission (incident_id, recipient_id, deadline_id, document, number, state, channel, address, subject, body,
                                            known_at, approved_at, sent_at, message_id)
                    values (?, ?, ?, 'share_out', ?, 'sent', 'mail', '', '', '', ?, ?, ?, ?)
                    """)
                    .params(incident.id().value(), council.id().value(), id, id, Timestamp.from(sent), Timestamp.from(sent), Timestamp.from(sent), "d" + id)
                    .update();
        }
    }

    private static IncidentReport.Measure measure(IncidentReport.RollCallStatistics rollCall, String code) {
        return rollCall.measures().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void the_evidence_says_where_things_are_and_when_the_camera_took_them_and_brings_a_file_for_the_map() throws IOException {
        BusinessId works = business("1", "架空鉄工", "製造業", "広川町架空1");
        jdbc.sql("update business set latitude = 33.241, longitude = 130.551 where id = ?").param(works.value()).update();
        reports(works, "level", "floor_above", "place", "33.242000 130.551000 0 0 広川町架空", "photos", "evidence-3 evidence-4");
        byte[] photo = ReportStoryTest.class.getResourceAsStream("/jp/tenko/submission/photo-with-position.jpg").readAllBytes();
        kept("evidence-3", photo);
        kept("evidence-4", new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packs.write(incident.id(), works, bytes);
        Map<String, byte[]> files = unzipped(bytes.toByteArray());

        String page = new String(files.get("index.html"), StandardCharsets.UTF_8);
        assertThat(page).contains("撮影 2026年7月10日 2時01分、位置 33.241500, 130.551300", "職員の電話聞き取り", "写真の中に、撮影した日時と位置の記録はありません",
                "事業所(名簿の位置)</td><td>33.241000, 130.551000</td><td>—", "第1報で示された場所</td><td>33.242000, 130.551000</td><td>約111 m",
                "写真001</td><td>33.241500, 130.551300</td><td>約62 m", "https://maps.gsi.go.jp/#17/33.241500/130.551300/", "案内図");
        assertThat(page.replaceAll("href=\"https://maps.gsi.go.jp[^\"]*\"", "")).as("nothing is fetched from elsewhere").doesNotContain("http");
        assertThat(new String(files.get("places.kml"), StandardCharsets.UTF_8)).contains("<name>写真001</name><Point><coordinates>130.551300,33.241500</coordinates>");
        Files.write(Path.of("target", "evidence.zip"), bytes.toByteArray());
    }

    private void kept(String photo, byte[] bytes) {
        jdbc.sql("""
                insert into content (channel, message_id, state, media_type, sha256, bytes, next_attempt_at, asked_at)
                values ('hirokawa', ?, 'kept', 'image/jpeg', 'abc', ?, now(), now())
                on conflict (channel, message_id) do update set state = 'kept', media_type = 'image/jpeg', sha256 = 'abc', bytes = excluded.bytes
                """).params(photo, bytes).update();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
