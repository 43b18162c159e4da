package jp.tenko.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.damage.Author;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.EvidenceLinks;
import jp.tenko.damage.Filed;
import jp.tenko.damage.Form;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Photos;
import jp.tenko.damage.Source;
import jp.tenko.damage.Statement;
import jp.tenko.line.ChannelKey;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import java.util.concurrent.locks.LockSupport;
import jp.tenko.testing.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A business gets its own pictures and reports back: a page behind a link that lives for days. */
class EvidenceStoryTest extends StoryTest {

    @Autowired
    DamageReports reports;

    @Autowired
    Photos photos;

    @Autowired
    EvidenceLinks links;

    @Autowired
    TransactionTemplate transactions;

    private final HttpClient browser = HttpClient.newHttpClient();

    BusinessId business;
    Filed filed;

    @BeforeEach
    void somebody_reports() throws IOException {
        business = new BusinessId(jdbc.sql("""
                insert into business (organization_id, number, name, folded_name, address)
                select min(id), 'evidence', '<b>筑後🌸木工</b>', '筑後木工', '広川町新代1' from organization returning id
                """).query(Long.class).single());
        try (var photo = getClass().getResourceAsStream("/sandbox/samples/sideways.jpg")) {
            jdbc.sql("""
                    insert into content (channel, message_id, state, next_attempt_at, asked_at, media_type, sha256, bytes)
                    select channel, '9001', 'kept', now(), now(), 'image/jpeg', 'abc123', :bytes from organization where id = 1
                    """).param("bytes", photo.readAllBytes()).update();
        }
        Map<String, String> answers = new LinkedHashMap<>(Map.of(
                "level", "destroyed", "amount", "300000", "photos", "9001 9002", "own", "<script>alert(1)</script>"));
        filed = transactions.execute(status -> reports.revise(List.of(new Statement(
                new OrganizationId(1), business, Form.DAMAGE_REPORT, answers, Set.of(), NIGHT, NIGHT, Source.TELEPHONE,
                new Author.ByMember(new MemberId(1)), "evidence", null))).getFirst());
        awaitPicture();
    }

    @AfterEach
    void nobody_was_there() {
        Tables.empty(jdbc, "incident cascade");
        jdbc.sql("delete from business where number in ('evidence', 'other')").update();
    }

    @Test
    void the_page_has_its_reports_and_pictures_with_their_times_and_says_what_is_missing() {
        HttpResponse<String> page = get(link());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(
                "第1報", "2026-07-10 02:05:00", "&lt;b&gt;筑後🌸木工&lt;/b&gt;", "広川町新代1", "罹災証明書・被災証明書ではありません", "SHA-256 abc123",
                "この写真はLINEから受け取れませんでした", "&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(get(link() + "/photos/9001").headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(get(link() + "/originals/9001").headers().firstValue("content-disposition")).hasValueSatisfying(
                header -> assertThat(header).startsWith("attachment"));
        assertThat(get(link() + "?lang=en").body()).contains("Report 1", "no disaster certificate");
    }

    @Test
    void no_search_engine_no_cache_and_no_other_site_learns_of_it() {
        for (String uri : List.of(link(), link() + "/photos/9001", link() + "x")) {
            var headers = get(uri).headers();
            assertThat(headers.firstValue("cache-control")).as(uri).contains("no-store");
            assertThat(headers.firstValue("referrer-policy")).as(uri).contains("no-referrer");
            assertThat(headers.firstValue("x-robots-tag")).as(uri).hasValueSatisfying(tag -> assertThat(tag).contains("noindex"));
            assertThat(headers.firstValue("set-cookie")).as(uri).isEmpty();
        }
        assertThat(link()).doesNotContain("筑後").matches("http.*/evidence/[A-Za-z0-9_-]{75}");
    }

    @Test
    void a_link_that_was_changed_or_is_too_old_shows_nothing() {
        String link = link();
        String token = link.substring(link.lastIndexOf('/') + 1);
        for (int i = 0; i < token.length() - 1; i += 7) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(get(link.replace(token, changed)).statusCode()).as(changed).isEqualTo(404);
        }
        assertThat(get(link.replace(token, "x")).statusCode()).isEqualTo(404);
        assertThat(get(link.replace(token, "")).statusCode()).isNotEqualTo(200);

        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(get(link).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(get(link).body()).contains("このリンクは使えません");
        assertThat(get(link + "/photos/9001").statusCode()).isEqualTo(404);
    }

    @Test
    void the_link_of_another_business_does_not_open_its_pictures() {
        BusinessId other = new BusinessId(jdbc.sql("""
                insert into business (organization_id, number, name, folded_name) select min(id), 'other', '別', '別' from organization
                returning id
                """).query(Long.class).single());
        String theirs = links.of(filed.incident().id(), other, clock.instant()).uri().toString();

        assertThat(get(theirs).body()).contains("この災害での報告はまだありません").doesNotContain("筑後");
        assertThat(get(theirs + "/photos/9001").statusCode()).isEqualTo(404);
        assertThat(get(theirs + "/originals/9001").statusCode()).isEqualTo(404);
    }

    @Test
    void a_picture_that_was_taken_back_is_gone_from_the_page_at_once() {
        photos.takenBack(channel(), "9001");

        assertThat(get(link()).body()).contains("この写真は送信が取り消されました");
        assertThat(get(link() + "/photos/9001").statusCode()).isEqualTo(404);
        assertThat(get(link() + "/originals/9001").statusCode()).isEqualTo(404);
    }

    private String link() {
        return links.of(filed.incident().id(), business, NIGHT).uri().toString();
    }

    private ChannelKey channel() {
        return new ChannelKey(jdbc.sql("select channel from organization where id = 1").query(String.class).single());
    }

    private HttpResponse<String> get(String uri) {
        try {
            return browser.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The program makes the copies by itself. */
    private void awaitPicture() {
        Instant deadline = Instant.now().plusSeconds(20);
        while (photos.of(filed.incident().id(), business).stream().noneMatch(photo -> photo.state() == Photo.State.READY)) {
            assertThat(Instant.now()).as("no copy for viewing was made").isBefore(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
