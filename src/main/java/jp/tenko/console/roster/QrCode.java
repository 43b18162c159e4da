package jp.tenko.console.roster;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A QR code as a drawing inside the page: it needs no address of its own, so what it says is in no log and no cache.
 *
 * @param size of one side in modules, with the white margin of four that the standard asks for
 * @param path of an SVG, one unit for one module
 */
public record QrCode(int size, String path) {

    private static final int MARGIN = 4;

    static QrCode of(String text) {
        try {
            ByteMatrix dots = Encoder.encode(text, ErrorCorrectionLevel.M,
                    Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name())).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dots.getHeight(); y++) {
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (dots.get(x, y) == 1) {
                        path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(dots.getWidth() + 2 * MARGIN, path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters does not fit into a QR code", e);
        }
    }
}
