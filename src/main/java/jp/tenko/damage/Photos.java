package jp.tenko.damage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.incident.IncidentId;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.Contents;
import jp.tenko.roster.BusinessId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The photos in reports. Originals are fetched by {@code line} and stay as LINE gave them, with their hash; for looking at them
 * {@link ViewingCopies} makes a copy. Table: {@code photo}.
 */
@Component
public class Photos {

    private static final String PICTURED = "image:";

    private final PhotoRows rows;
    private final Contents contents;

    Photos(PhotoRows rows, Contents contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /** Every photo that this business ever sent in an incident, also those that are missing or were taken back. */
    public List<Photo> of(IncidentId incident, BusinessId business) {
        return rows.of(incident, business);
    }

    /** Those of an officer's overview, in the order in which they were sent. */
    public List<Photo> of(ChannelKey channel, Overview overview) {
        return rows.byIds(channel, in(overview.answers()).toList());
    }

    /** The copy for viewing, a JPEG; empty unless it is {@link Photo.State#READY}. */
    public Optional<byte[]> view(Photo photo) {
        return rows.view(photo.channel(), photo.messageId());
    }

    /** As LINE gave it; empty when it is not here (any more). */
    public Optional<Contents.Original> original(Photo photo) {
        return contents.original(photo.channel(), photo.messageId());
    }

    /** Its sender took it back: gone from every screen at once, and from the disk; that there was one stays. */
    public void takenBack(ChannelKey channel, String messageId) {
        contents.unsent(channel, messageId);
        rows.unviewable(channel, messageId);
    }

    void filed(List<Filed> filed) {
        List<PhotoRows.Row> photos = new ArrayList<>();
        for (Filed one : filed) {
            Revision revision = one.revision();
            add(photos, revision.answers(), revision.incident(), revision.business(), null, revision.number(), revision.saidAt());
        }
        if (!photos.isEmpty()) {
            rows.insert(photos);
        }
    }

    void reported(IncidentId incident, long overview, Overview said) {
        List<PhotoRows.Row> photos = new ArrayList<>();
        add(photos, said.answers(), incident, null, overview, null, said.saidAt());
        if (!photos.isEmpty()) {
            rows.insert(photos);
        }
    }

    private static void add(
            List<PhotoRows.Row> photos,
            Map<String, String> answers,
            IncidentId incident,
            @Nullable BusinessId business,
            @Nullable Long overview,
            @Nullable Integer number,
            Instant saidAt) {
        in(answers).forEach(id -> photos.add(
                new PhotoRows.Row(id, incident, business, overview, number, photos.size() + 1, saidAt)));
    }

    /** Questions named …photos, and a place that was answered with pictures of it. */
    static Stream<String> in(Map<String, String> answers) {
        return answers.entrySet().stream()
                .flatMap(answer -> {
                    String value = answer.getValue();
                    if (value.startsWith(PICTURED)) {
                        return Stream.of(value.substring(PICTURED.length()).strip().split("\\s+"));
                    }
                    return answer.getKey().endsWith(Question.PHOTOS) ? Stream.of(value.strip().split("\\s+")) : Stream.empty();
                })
                .distinct();
    }
}
