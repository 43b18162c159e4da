package jp.tenko.console.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.MemberId;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.Recipients;
import jp.tenko.submission.federation.FederationForm;
import jp.tenko.submission.federation.Field;
import jp.tenko.submission.federation.TypedEntries;
import jp.tenko.submission.federation.TypedEntry;
import org.springframework.stereotype.Component;

/** Lays what is to be typed beside what was typed: what is still to do comes first. */
@Component
class FederationList {

    private static final List<String> ORDER = List.of("changed", "gone", "open", "taken", "done");

    private final FederationForm form;
    private final TypedEntries entries;
    private final Recipients recipients;
    private final Businesses businesses;
    private final Subject subject;

    FederationList(FederationForm form, TypedEntries entries, Recipients recipients, Businesses businesses, Subject subject) {
        this.form = form;
        this.entries = entries;
        this.recipients = recipients;
        this.businesses = businesses;
        this.subject = subject;
    }

    List<FederationLine> of(Incident incident) {
        Map<BusinessId, List<Field>> fields = formOne(incident);
        Map<BusinessId, TypedEntry> begun = entries.of(incident.id());
        Set<BusinessId> all = new LinkedHashSet<>(fields.keySet());
        begun.values().stream().filter(TypedEntry::done).map(TypedEntry::business).forEach(all::add);
        Map<BusinessId, Business> named = all.isEmpty() ? Map.of() : businesses.byIds(all);
        Map<MemberId, String> people = subject.names(
                begun.values().stream().flatMap(entry -> Stream.of(Optional.ofNullable(entry.takenBy()), Optional.ofNullable(entry.typedBy())))
                        .flatMap(Optional::stream));
        Map<BusinessId, List<Field>> sheets = form.hearingSheets(incident,
                begun.values().stream().filter(TypedEntry::done).map(TypedEntry::business).filter(fields::containsKey).toList());
        List<FederationLine> lines = new ArrayList<>();
        for (BusinessId id : all) {
            TypedEntry entry = Optional.ofNullable(begun.get(id)).orElseGet(() -> new TypedEntry(id, null, null, null, null, Map.of()));
            List<Field> now = fields.getOrDefault(id, List.of());
            lines.add(new FederationLine(
                    id, named.get(id).name(), now, entry, changed(entry, now, sheets.getOrDefault(id, List.of())),
                    entry.takenBy() == null ? null : people.get(entry.takenBy()),
                    entry.typedBy() == null ? null : people.get(entry.typedBy())));
        }
        return lines.stream().sorted(Comparator.comparingInt(line -> ORDER.indexOf(line.state()))).toList();
    }

    /** Everything of one business: Form I, then the hearing sheet. */
    List<Field> all(Incident incident, BusinessId business) {
        List<Field> fields = new ArrayList<>(formOne(incident).getOrDefault(business, List.of()));
        if (!fields.isEmpty()) {
            fields.addAll(form.hearingSheet(incident, business));
        }
        return fields;
    }

    private static List<Field> changed(TypedEntry entry, List<Field> now, List<Field> sheet) {
        return entry.done() && !now.isEmpty() ? entry.changed(Stream.concat(now.stream(), sheet.stream()).toList()) : List.of();
    }

    private Map<BusinessId, List<Field>> formOne(Incident incident) {
        return recipients.of(incident.organization()).stream()
                .min(Comparator.comparing((Recipient one) -> one.document() != DocumentKind.FORM_ONE))
                .map(recipient -> form.formOne(incident, recipient))
                .orElse(Map.of());
    }
}
