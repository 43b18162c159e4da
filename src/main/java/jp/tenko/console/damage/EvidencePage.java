package jp.tenko.console.damage;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import jp.tenko.console.ForEverybody;
import jp.tenko.damage.EvidenceFile;
import jp.tenko.damage.EvidenceFiles;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Photos;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A business sees its own reports and pictures with time and place (証拠), to print them for a certificate or a loan. Whoever
 * has the link may look, without a sign-in, until it ends; no search engine, no cache and no other site learns of it.
 */
@Controller
@ForEverybody
@RequestMapping("/evidence/{token}")
class EvidencePage {

    private final EvidenceFiles files;
    private final Photos photos;

    EvidencePage(EvidenceFiles files, Photos photos) {
        this.files = files;
        this.photos = photos;
    }

    @ModelAttribute
    void keepToYourself(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String page(@PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
        Optional<EvidenceFile> file = files.of(token, locale.getLanguage());
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "evidence-over";
        }
        model.addAttribute("file", file.get());
        model.addAttribute("token", token);
        return "evidence";
    }

    @GetMapping("/photos/{id}")
    ResponseEntity<byte[]> photo(@PathVariable String token, @PathVariable String id) {
        return with(token, id, photo -> photos.view(photo)
                .map(jpeg -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(jpeg)));
    }

    /** To be saved, not to be shown: it may be anything. */
    @GetMapping("/originals/{id}")
    ResponseEntity<byte[]> original(@PathVariable String token, @PathVariable String id) {
        return with(token, id, photo -> photos.original(photo)
                .map(original -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                                .filename(id + ending(original.mediaType()))
                                .build()
                                .toString())
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(original.bytes())));
    }

    private static String ending(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> ".png";
            case "image/heic" -> ".heic";
            default -> ".jpg";
        };
    }

    private ResponseEntity<byte[]> with(
            String token, String id, Function<Photo, Optional<ResponseEntity<byte[]>>> found) {
        return files.of(token, "ja")
                .flatMap(file -> file.photo(id))
                .flatMap(found)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
