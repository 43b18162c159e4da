package jp.tenko.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.webform.SentForm;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What a browser sends when a form's button is pressed, files among it. */
public final class Browsers {

    private Browsers() {}

    public static SentForm sent(HttpServletRequest request) {
        Map<String, List<SentForm.Upload>> files = new LinkedHashMap<>();
        if (request instanceof MultipartHttpServletRequest withFiles) {
            withFiles.getMultiFileMap().forEach((name, uploads) -> files.put(
                    name, uploads.stream().filter(file -> !file.isEmpty()).map(Browsers::upload).toList()));
        }
        return SentForm.of(request.getParameterMap(), files);
    }

    private static SentForm.Upload upload(MultipartFile file) {
        try {
            boolean tooLarge = file.getSize() > SentForm.LARGEST_PICTURE;
            return new SentForm.Upload(tooLarge ? new byte[0] : file.getBytes(), tooLarge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
