package jp.tenko.submission.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.KnownDamages;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hearing sheets (ヒアリングシート, domain.md §3) as .xlsx to be printed, one page each: filled in with what is known, or blank to
 * be taken along. They hold what is personal: whoever opens one is looking a business up.
 */
@Component
public class HearingPapers {

    private static final int TOGETHER = 200;

    private final KnownDamages damages;
    private final Businesses businesses;
    private final DamageSentences sentences;
    private final DocumentWords words;

    HearingPapers(KnownDamages damages, Businesses businesses, DamageSentences sentences, DocumentWords words) {
        this.damages = damages;
        this.businesses = businesses;
        this.sentences = sentences;
        this.words = words;
    }

    /**
     * Of one business, with what it has said so far, on any form.
     *
     * @param picture a PNG for the top right corner, the QR of the business's sheet; null: none
     */
    public byte[] of(Incident incident, BusinessId id, byte @Nullable [] picture) {
        Business business = businesses.get(id);
        KnownDamage known = damages.of(incident.id(), id).orElse(null);
        return written(sheet -> sheet.write(incident.drill(), business, known, picture));
    }

    /** Of every business that is damaged, each on a page of its own, by its id. */
    public byte[] all(Incident incident) {
        return written(sheet -> {
            List<KnownDamage> waiting = new ArrayList<>();
            damages.each(incident.id(), known -> {
                if (known.damaged()) {
                    waiting.add(known);
                }
                if (waiting.size() == TOGETHER) {
                    write(sheet, incident, waiting);
                }
            });
            write(sheet, incident, waiting);
        });
    }

    /**
     * Nothing in it, to be filled in by hand.
     *
     * @param business whose name and address stand on it already; null: nobody's
     */
    public byte[] blank(@Nullable Business business, byte @Nullable [] picture) {
        return written(sheet -> sheet.write(false, business, null, picture));
    }

    private void write(HearingSheetPaper sheet, Incident incident, List<KnownDamage> waiting) {
        Map<BusinessId, Business> named = businesses.byIds(waiting.stream().map(KnownDamage::business).toList());
        waiting.forEach(known -> sheet.write(incident.drill(), named.get(known.business()), known, null));
        waiting.clear();
    }

    private byte[] written(Consumer<HearingSheetPaper> deed) {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 200, true)) {
            HearingSheetPaper sheet = new HearingSheetPaper(book, sentences, words);
            deed.accept(sheet);
            sheet.end();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the hearing sheet could not be written; is there room for temporary files?", e);
        }
    }
}
