package jp.tenko.console.submission;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A QR code as a PNG, for paper. */
final class QrPicture {

    private static final int MARGIN = 4;
    private static final int DOT = 6;

    private QrPicture() {}

    static byte[] of(String text) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(drawn(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix()), "png", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters does not fit into a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory does not fail", e);
        }
    }

    private static BufferedImage drawn(ByteMatrix dots) {
        int side = (dots.getWidth() + 2 * MARGIN) * DOT;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = x / DOT - MARGIN;
                int row = y / DOT - MARGIN;
                boolean inside = column >= 0 && row >= 0 && column < dots.getWidth() && row < dots.getHeight();
                picture.setRGB(x, y, inside && dots.get(column, row) == 1 ? 0x000000 : 0xffffff);
            }
        }
        return picture;
    }
}
