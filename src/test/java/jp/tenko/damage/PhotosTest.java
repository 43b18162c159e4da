package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.Contents;
import jp.tenko.roster.Area;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PhotosTest extends DamageTest {

    static final ChannelKey CHANNEL = new ChannelKey("hirokawa");

    @Autowired
    Photos photos;

    @Autowired
    PhotoRows rows;

    @Autowired
    Contents contents;

    @Autowired
    Overviews overviews;

    Incident quake;
    ViewingCopies copies;

    @BeforeEach
    void a_quake() {
        quake = open(IncidentKind.EARTHQUAKE, false);
        copies = new ViewingCopies(rows, contents, clock);
    }

    @Test
    void several_sent_together_are_shown_in_their_order_with_the_report_they_came_in() throws IOException {
        fetched("101", PictureTest.drawn(40, 30, "jpg"));
        fetched("102", PictureTest.sample("sideways.jpg"));
        fileOne(says(OWNER, null, "level", "destroyed", "photos", "102 101"));

        assertThat(states()).containsExactly("102 #1 COMING", "101 #1 COMING");
        makeCopies();

        assertThat(states()).containsExactly("102 #1 READY", "101 #1 READY");
        Photo photo = photos.of(quake.id(), IRONWORKS).get(1);
        assertThat(photo).returns(40, Photo::width).returns(30, Photo::height);
        assertThat(Picture.viewing(photos.view(photo).orElseThrow())).isInstanceOf(Picture.Viewing.Ready.class);
        assertThat(photos.original(photo).orElseThrow().bytes()).isEqualTo(PictureTest.drawn(40, 30, "jpg"));
    }

    @Test
    void the_time_of_each_is_when_it_was_sent_and_not_when_the_report_was() {
        Instant sent = clock.instant();
        contents.fetch(CHANNEL, "101");
        clock.advance(Duration.ofMinutes(1));
        contents.fetch(CHANNEL, "102");
        clock.advance(Duration.ofMinutes(1));
        fileOne(says(OWNER, null, "level", "destroyed", "photos", "101 102"));

        assertThat(db.sql("select said_at from photo order by said_at").query(java.sql.Timestamp.class).list())
                .extracting(java.sql.Timestamp::toInstant)
                .containsExactly(sent, sent.plus(Duration.ofMinutes(1)));
    }

    @Test
    void one_that_is_carried_along_belongs_to_the_report_in_which_it_came() throws IOException {
        fetched("101", PictureTest.drawn(40, 30, "jpg"));
        fileOne(says(OWNER, null, "level", "destroyed", "photos", "101"));
        fileOne(says(OWNER, 1, "level", "destroyed", "photos", "101 102"));

        assertThat(states()).containsExactly("101 #1 COMING", "102 #2 MISSING");
    }

    @Test
    void one_that_line_has_not_given_yet_is_looked_for_again_and_one_that_is_gone_is_shown_as_missing() throws IOException {
        contents.fetch(CHANNEL, "101");
        fileOne(says(OWNER, null, "photos", "101 102"));
        makeCopies();
        assertThat(states()).containsExactly("101 #1 COMING", "102 #1 MISSING");

        fetched("101", PictureTest.drawn(40, 30, "jpg"));
        assertThat(copies.makeOne()).as("not before three seconds have passed").isFalse();
        clock.advance(Duration.ofSeconds(3));
        makeCopies();
        assertThat(states()).containsExactly("101 #1 READY", "102 #1 MISSING");

        db.sql("update content set state = 'gone' where message_id = '101'").update();
        assertThat(states()).containsExactly("101 #1 MISSING", "102 #1 MISSING");
    }

    @Test
    void what_is_no_picture_is_said_to_be_none_and_its_original_can_be_had() throws IOException {
        fetched("101", "%PDF".getBytes());
        fileOne(says(OWNER, null, "photos", "101"));
        makeCopies();

        assertThat(states()).containsExactly("101 #1 UNVIEWABLE");
        Photo photo = photos.of(quake.id(), IRONWORKS).getFirst();
        assertThat(photos.view(photo)).isEmpty();
        assertThat(photos.original(photo)).isPresent();
    }

    @Test
    void one_that_is_taken_back_is_gone_at_once_and_that_there_was_one_stays() throws IOException {
        fetched("101", PictureTest.drawn(40, 30, "jpg"));
        fileOne(says(OWNER, null, "photos", "101"));
        makeCopies();
        Photo before = photos.of(quake.id(), IRONWORKS).getFirst();

        photos.takenBack(CHANNEL, "101");

        assertThat(states()).containsExactly("101 #1 UNSENT");
        assertThat(photos.view(before)).isEmpty();
        assertThat(photos.original(before)).isEmpty();
        assertThat(db.sql("select count(*) from content where bytes is not null").query(Integer.class).single()).isZero();
        assertThat(db.sql("select count(*) from photo where view is not null").query(Integer.class).single()).isZero();
        assertThat(photos.of(quake.id(), IRONWORKS).getFirst().sha256()).isEqualTo(before.sha256());
    }

    @Test
    void one_that_is_taken_back_before_it_is_heard_of_is_never_fetched() {
        photos.takenBack(CHANNEL, "101");
        contents.fetch(CHANNEL, "101");
        fileOne(says(OWNER, null, "photos", "101"));
        makeCopies();

        assertThat(states()).containsExactly("101 #1 UNSENT");
        assertThat(db.sql("select state from content").query(String.class).single()).isEqualTo("unsent");
    }

    @Test
    void one_that_ended_the_process_three_times_is_left_alone() throws IOException {
        fetched("101", PictureTest.drawn(40, 30, "jpg"));
        fileOne(says(OWNER, null, "photos", "101"));
        for (int i = 0; i < 3; i++) {
            assertThat(rows.take(clock.instant())).as("taken, and then the process died").isPresent();
            clock.advance(Duration.ofMinutes(2));
        }

        makeCopies();

        assertThat(states()).containsExactly("101 #1 UNVIEWABLE");
    }

    @Test
    void pictures_of_a_place_and_of_an_officer_are_photos_too() throws IOException {
        fetched("101", PictureTest.drawn(40, 30, "jpg"));
        fetched("102", PictureTest.drawn(40, 30, "jpg"));
        fileOne(says(OWNER, null, "place", "image:101"));
        tx(() -> {
            overviews.report(List.of(new Overview(
                    HIROKAWA, new Area.OfDistrict("下広川"), new Author.ByContact(OFFICER),
                    answers("look", "wide", "photos", "102"), Set.of(), START, START, "e")));
            return true;
        });
        makeCopies();

        assertThat(states()).containsExactly("101 #1 READY");
        assertThat(photos.of(CHANNEL, overviews.newest(quake).getFirst())).extracting(Photo::messageId, Photo::state)
                .containsExactly(tuple("102", Photo.State.READY));
    }

    private void makeCopies() {
        while (copies.makeOne()) {
            continue;
        }
    }

    private List<String> states() {
        return photos.of(quake.id(), IRONWORKS).stream()
                .map(photo -> photo.messageId() + " #" + photo.number() + " " + photo.state())
                .toList();
    }

    /** As line/ContentFetcher leaves it. */
    private void fetched(String messageId, byte[] bytes) {
        db.sql("""
                insert into content (channel, message_id, state, next_attempt_at, asked_at, kept_at, media_type, sha256, bytes)
                values ('hirokawa', :message, 'kept', now(), now(), now(), 'image/jpeg', 'the-hash', :bytes)
                on conflict (channel, message_id) do update set state = 'kept', bytes = excluded.bytes, sha256 = excluded.sha256
                """)
                .param("message", messageId)
                .param("bytes", bytes)
                .update();
    }
}
