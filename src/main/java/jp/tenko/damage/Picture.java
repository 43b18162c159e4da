package jp.tenko.damage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes of what somebody sent a picture that any browser shows: checked by its bytes and not by its name, upright, no larger
 * than a screen, and without what the camera wrote into the file. A small file that unfolds into a huge picture (a
 * decompression bomb) is refused before it is unfolded.
 */
final class Picture {

    /** JDK's readers whose pictures people send; LINE gives JPEG, rarely PNG. */
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");

    /** The longer side, in pixels. */
    private static final int SIDE = 1600;

    /** Telephones make 12 to 50 million; reading more than that takes more memory than one photo is worth. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final double QUALITY = 0.82;

    private Picture() {}

    /** What came of it. */
    sealed interface Viewing {

        /** A JPEG. */
        record Ready(byte[] jpeg, int width, int height) implements Viewing {}

        /** Not a picture, a broken or a hostile one, or one of a kind that Java does not read. */
        record Unviewable(String why) implements Viewing {}
    }

    static Viewing viewing(byte[] bytes) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new Viewing.Unviewable("no picture that Java reads");
            }
            ImageReader reader = readers.next();
            try {
                return viewing(reader, input);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return new Viewing.Unviewable("broken: " + broken.getClass().getSimpleName());
        }
    }

    private static Viewing viewing(ImageReader reader, ImageInputStream input) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
            return new Viewing.Unviewable("a picture of a kind that people do not send: " + format);
        }
        boolean camera = format.equals("jpeg");
        reader.setInput(input, true, !camera);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            return new Viewing.Unviewable("too large: " + pixels + " pixels");
        }
        Orientation orientation = camera ? ExifUtils.getExifOrientation(reader, 0) : null;
        return upright(decoded(reader), orientation == null ? Orientation.TOP_LEFT : orientation);
    }

    /** Every second, third … pixel of a large one: it is made small anyway, and is never whole in memory. */
    private static BufferedImage decoded(ImageReader reader) throws IOException {
        int every = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, param);
    }

    private static Viewing upright(BufferedImage decoded, Orientation orientation) throws IOException {
        ImageFilter turn = ExifFilterUtils.getFilterForOrientation(orientation);
        int side = Math.min(SIDE, Math.max(decoded.getWidth(), decoded.getHeight()));
        BufferedImage upright = Thumbnails.of(decoded)
                .size(side, side)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .addFilter(turn)
                .asBufferedImage();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        Thumbnails.of(upright).scale(1).outputFormat("jpg").outputQuality(QUALITY).toOutputStream(jpeg);
        return new Viewing.Ready(jpeg.toByteArray(), upright.getWidth(), upright.getHeight());
    }
}
