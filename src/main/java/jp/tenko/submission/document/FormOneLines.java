package jp.tenko.submission.document;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.damage.KnownDamage;
import jp.tenko.damage.KnownDamages;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Marking;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.SentDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows of Form I, and what each is to its recipient: 新規, 修正 or 変更無 against the last one that they were really sent.
 * A business is on it when it is damaged (light or heavy, domain.md §2). Where only electricity or water is gone, nothing of a
 * business is damaged (商工被害 none): that is in the share-out, and here only as the end of what was sent before.
 */
@Component
class FormOneLines {

    private static final int TOGETHER = 500;

    private final KnownDamages damages;
    private final Businesses businesses;
    private final SentDocuments sent;
    private final Descriptions descriptions;
    private final DamageSentences sentences;

    FormOneLines(KnownDamages damages, Businesses businesses, SentDocuments sent, Descriptions descriptions, DamageSentences sentences) {
        this.damages = damages;
        this.businesses = businesses;
        this.sent = sent;
        this.descriptions = descriptions;
        this.sentences = sentences;
    }

    /** By district and name. */
    List<FormOneLine> of(Incident incident, RecipientId recipient) {
        Making making = new Making(sent.lastToldLines(incident.id(), recipient), descriptions.of(incident.id()));
        damages.each(incident.id(), making::add);
        making.damaged();
        making.withdrawn();
        List<String> districts = List.copyOf(businesses.totals(incident.organization()).byDistrict().keySet());
        return making.rows.stream()
                .sorted(comparing((Row row) -> district(districts, row.district()))
                        .thenComparing(row -> row.line().businessName())
                        .thenComparing(row -> row.line().business().value()))
                .map(Row::line)
                .toList();
    }

    /** Who is in none comes last. */
    private static int district(List<String> districts, @Nullable String name) {
        int place = name == null ? -1 : districts.indexOf(name);
        return place < 0 ? districts.size() : place;
    }

    private record Row(FormOneLine line, @Nullable String district) {}

    /** Goes through what is known, some hundred businesses at a time. */
    private final class Making {

        private final Map<BusinessId, FormOneLine> told;
        private final Map<BusinessId, Descriptions.Written> written;
        private final List<KnownDamage> waiting = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        /** Sent before, and not met again: true when it has reported, but is not damaged. */
        private final Map<BusinessId, Boolean> gone = new HashMap<>();

        Making(Map<BusinessId, FormOneLine> told, Map<BusinessId, Descriptions.Written> written) {
            this.told = told;
            this.written = written;
            told.keySet().forEach(business -> gone.put(business, false));
        }

        void add(KnownDamage known) {
            if (!known.damaged()) {
                gone.computeIfPresent(known.business(), (business, before) -> true);
                return;
            }
            gone.remove(known.business());
            waiting.add(known);
            if (waiting.size() == TOGETHER) {
                damaged();
            }
        }

        void damaged() {
            Map<BusinessId, Business> named = named(waiting.stream().map(KnownDamage::business).toList());
            for (KnownDamage known : waiting) {
                Business business = Objects.requireNonNull(named.get(known.business()));
                rows.add(new Row(damaged(business, known), business.district()));
            }
            waiting.clear();
        }

        private FormOneLine damaged(Business business, KnownDamage known) {
            Map<String, String> facts = DamageFacts.of(business, known);
            Optional<String> words = Optional.ofNullable(written.get(known.business()))
                    .filter(one -> one.facts().equals(facts))
                    .map(Descriptions.Written::words);
            String description = words.map(sentences::written).orElseGet(() -> sentences.of(facts));
            words.ifPresent(one -> facts.put(DamageFacts.WORDS, one));
            FormOneLine before = told.get(known.business());
            return new FormOneLine(
                    known.business(),
                    facts.getOrDefault(DamageFacts.ADDRESS, ""),
                    facts.getOrDefault(DamageFacts.SHOPPING_STREET, ""),
                    facts.getOrDefault(DamageFacts.NAME, ""),
                    facts.getOrDefault(DamageFacts.TRADE, ""),
                    known.yen(),
                    facts.containsKey(DamageFacts.AMOUNT_UNKNOWN),
                    description,
                    marking(before, facts),
                    false,
                    facts,
                    before);
        }

        private static Marking marking(@Nullable FormOneLine before, Map<String, String> facts) {
            if (before == null) {
                return Marking.NEW;
            }
            return before.facts().equals(facts) ? Marking.UNCHANGED : Marking.REVISED;
        }

        /** What was taken back before is over, and not said again. */
        void withdrawn() {
            Map<BusinessId, Business> named = named(gone.keySet());
            gone.forEach((id, reported) -> {
                FormOneLine before = Objects.requireNonNull(told.get(id));
                Business business = Objects.requireNonNull(named.get(id));
                if (!before.withdrawn()) {
                    rows.add(new Row(withdrawn(before, business, reported), business.district()));
                }
            });
        }

        private FormOneLine withdrawn(FormOneLine before, Business business, boolean reported) {
            String why = business.id().equals(before.business()) ? reported ? "no_damage" : "declined" : "double";
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put(DamageFacts.WITHDRAWN, why);
            return new FormOneLine(
                    before.business(), before.address(), before.shoppingStreet(), before.businessName(), before.trade(),
                    null, false, sentences.withdrawn(why, business), Marking.REVISED, true, facts, before);
        }

        private Map<BusinessId, Business> named(Collection<BusinessId> ids) {
            return ids.isEmpty() ? Map.of() : businesses.byIds(ids);
        }
    }
}
