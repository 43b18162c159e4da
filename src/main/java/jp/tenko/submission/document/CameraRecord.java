package jp.tenko.submission.document;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import jp.tenko.roster.Position;
import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote into a photo (Exif), as its clock and its receiver had it: anybody can change it, so it stands beside the
 * time at which the photo came, and does not replace it. LINE takes it out of most photos.
 *
 * @param takenAt by the camera's own clock, which knows no zone; null: not written, or no time
 * @param position null: not written
 */
record CameraRecord(@Nullable LocalDateTime takenAt, @Nullable Position position) {

    private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");
    private static final CameraRecord NOTHING = new CameraRecord(null, null);

    /** Nothing for what is no picture, or a broken one. */
    static CameraRecord of(byte[] photo) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo), photo.length);
            ExifSubIFDDirectory taken = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
            GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
            return new CameraRecord(
                    taken == null ? null : time(taken.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)),
                    gps == null ? null : Optional.ofNullable(gps.getGeoLocation())
                            .flatMap(at -> MapPoint.onEarth(at.getLatitude(), at.getLongitude()))
                            .orElse(null));
        } catch (ImageProcessingException | IOException e) {
            return NOTHING;
        }
    }

    private static @Nullable LocalDateTime time(@Nullable String written) {
        try {
            return written == null ? null : LocalDateTime.parse(written.strip(), EXIF);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
