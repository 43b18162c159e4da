package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import jp.tenko.damage.Picture.Viewing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    @Test
    void a_photo_that_the_camera_turned_is_upright_and_carries_no_position() throws IOException {
        byte[] original = sample("sideways.jpg");
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).contains("Exif");
        BufferedImage lying = ImageIO.read(new ByteArrayInputStream(original));

        Viewing.Ready ready = ready(original);

        assertThat(ready.width()).isEqualTo(lying.getHeight());
        assertThat(ready.height()).isEqualTo(lying.getWidth());
        assertThat(new String(ready.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void a_large_one_becomes_as_large_as_a_screen_and_a_small_one_stays() throws IOException {
        Viewing.Ready large = ready(drawn(6000, 4000, "jpg"));
        Viewing.Ready small = ready(drawn(320, 200, "png"));

        assertThat(large.width()).isEqualTo(1600);
        assertThat(large.height()).isBetween(1066, 1067);
        assertThat(small).returns(320, Viewing.Ready::width).returns(200, Viewing.Ready::height);
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(large.jpeg()));
        assertThat(new Color(seen.getRGB(10, 10)).getRed()).as("the red corner").isGreaterThan(200);
    }

    @Test
    void a_transparent_drawing_has_a_ground() throws IOException {
        BufferedImage drawing = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);

        assertThat(ready(encoded(drawing, "png")).width()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.7", "<svg onload='alert(1)'/>", "GIF89a", "<!doctype html>", "MZ"})
    void what_is_no_picture_is_refused_whatever_it_is_called(String bytes) {
        assertThat(Picture.viewing(bytes.getBytes(StandardCharsets.ISO_8859_1))).isInstanceOf(Viewing.Unviewable.class);
    }

    @Test
    void what_an_iphone_makes_is_kept_but_not_shown() throws IOException {
        assertThat(Picture.viewing(sample("iphone.heic"))).isInstanceOf(Viewing.Unviewable.class);
    }

    @Test
    void one_that_was_cut_off_on_the_way_breaks_nothing() throws IOException {
        assertThat(Picture.viewing(sample("cut-off.jpg"))).isNotNull();
        byte[] half = drawn(2000, 2000, "png");
        assertThat(Picture.viewing(java.util.Arrays.copyOf(half, half.length / 2))).isInstanceOf(Viewing.Unviewable.class);
    }

    @Test
    void a_small_file_that_unfolds_into_a_huge_picture_is_refused_before_it_is_unfolded() {
        assertThat(Picture.viewing(pngThatSaysItIs(50_000, 50_000)))
                .isEqualTo(new Viewing.Unviewable("too large: 2500000000 pixels"));
    }

    private static Viewing.Ready ready(byte[] bytes) {
        return (Viewing.Ready) Picture.viewing(bytes);
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PictureTest.class.getResourceAsStream("/sandbox/samples/" + name))) {
            return file.readAllBytes();
        }
    }

    static byte[] drawn(int width, int height, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        return encoded(picture, format);
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** A PNG of some dozen bytes whose head names this size. */
    private static byte[] pngThatSaysItIs(int width, int height) {
        byte[] head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(head);
        return ByteBuffer.allocate(8 + 4 + 17 + 4 + 12)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(head)
                .putInt((int) crc.getValue())
                .putInt(0)
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x35af061e)
                .array();
    }
}
