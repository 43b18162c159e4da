package jp.tenko.submission.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.tenko.damage.EvidenceFile;
import jp.tenko.damage.EvidenceFiles;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Photos;
import jp.tenko.incident.IncidentId;
import jp.tenko.line.Contents;
import jp.tenko.roster.BusinessId;
import org.springframework.stereotype.Component;

/**
 * Everything a business has said and sent in an incident as one .zip, for its certificate (domain.md §8): a page that any browser
 * opens and prints without a network ({@link EvidencePaper}), the originals of the photos, untouched, each with its hash, and the
 * places as a file that the official map opens ({@link PlacesFile}).
 */
@Component
public class EvidencePacks {

    private final EvidenceFiles files;
    private final Photos photos;
    private final EvidencePaper page;
    private final DocumentWords words;

    EvidencePacks(EvidenceFiles files, Photos photos, EvidencePaper page, DocumentWords words) {
        this.files = files;
        this.photos = photos;
        this.page = page;
        this.words = words;
    }

    /** The name it is saved under. */
    public String name(IncidentId incident, BusinessId business) {
        EvidenceFile file = files.of(incident, business, "ja");
        return FileNames.of(words.of("evidence.file", words.drill(file.incident()), file.business().name())) + ".zip";
    }

    /** One photo at a time is in memory. What is missing or was taken back is named, and not left out in silence. */
    public void write(IncidentId incident, BusinessId business, OutputStream to) throws IOException {
        EvidenceFile file = files.of(incident, business, "ja");
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        List<EvidencePaper.Packed> packed = new ArrayList<>();
        for (EvidenceFile.Report report : file.reports()) {
            for (Photo photo : report.photos()) {
                packed.add(pack(zip, photo, packed.size() + 1));
            }
        }
        List<PlacesFile.Place> places = page.places(file, packed);
        if (!places.isEmpty()) {
            put(zip, PlacesFile.NAME, PlacesFile.of(file.business().name(), places));
        }
        put(zip, "index.html", page.of(file, packed).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private EvidencePaper.Packed pack(ZipOutputStream zip, Photo photo, int number) throws IOException {
        Optional<Contents.Original> original = photos.original(photo);
        if (original.isEmpty()) {
            return new EvidencePaper.Packed(photo, "", new CameraRecord(null, null));
        }
        String name = "photos/%03d%s".formatted(number, ending(original.get().mediaType()));
        put(zip, name, original.get().bytes());
        return new EvidencePaper.Packed(photo, name, CameraRecord.of(original.get().bytes()));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String ending(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> ".png";
            case "image/heic", "image/heif" -> ".heic";
            case "image/gif" -> ".gif";
            case "image/webp" -> ".webp";
            default -> ".jpg";
        };
    }
}
