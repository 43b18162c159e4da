package jp.tenko.console.damage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.console.Callable;
import jp.tenko.damage.desk.DamageCall;
import jp.tenko.damage.desk.DamageCalls;
import jp.tenko.damage.desk.DamageLine;
import jp.tenko.damage.desk.DamageList;
import jp.tenko.incident.Incident;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contacts;
import org.springframework.stereotype.Component;

/** The silent with everything one needs to telephone them: their number, the people who speak for them, and who has tried. */
@Component
class CallSheets {

    /** Nobody telephones more in a night; a district at a time, then. */
    static final int MOST = 1000;

    private final DamageList list;
    private final DamageCalls calls;
    private final Contacts contacts;
    private final Businesses businesses;

    CallSheets(DamageList list, DamageCalls calls, Contacts contacts, Businesses businesses) {
        this.list = list;
        this.calls = calls;
        this.contacts = contacts;
        this.businesses = businesses;
    }

    /**
     * @param itself the business's own telephone
     * @param people who speak for it
     * @param calls who has tried, the newest first
     */
    record Sheet(DamageLine line, Callable itself, List<Callable> people, List<DamageCall> calls) {

        /** Nobody can be telephoned: somebody has to go there. */
        public boolean noNumber() {
            return Stream.concat(Stream.of(itself), people.stream()).allMatch(one -> one.dial() == null);
        }
    }

    List<String> districts(Incident incident) {
        return List.copyOf(businesses.totals(incident.organization()).byDistrict().keySet());
    }

    /** In the order of the districts; businesses without one come last, under an empty name. */
    Map<String, List<Sheet>> byDistrict(Incident incident, String district) {
        List<DamageLine> silent = list.silent(incident, district, MOST);
        Map<BusinessId, List<DamageCall>> tried = calls.of(incident.id(), silent.stream().map(DamageLine::id).toList());
        Map<BusinessId, List<Callable>> people = people(incident);
        return silent.stream()
                .map(line -> new Sheet(
                        line,
                        Callable.of(line.id(), line.name(), line.telephone()),
                        people.getOrDefault(line.id(), List.of()),
                        tried.getOrDefault(line.id(), List.of())))
                .collect(groupingBy(
                        sheet -> sheet.line().district() == null ? "" : sheet.line().district(), LinkedHashMap::new,
                        toList()));
    }

    void called(DamageSubject.Subject subject, DamageCall call) {
        calls.called(subject.incident().id(), subject.business().id(), call);
    }

    List<DamageCall> calls(DamageSubject.Subject subject) {
        BusinessId business = subject.business().id();
        return calls.of(subject.incident().id(), Set.of(business)).getOrDefault(business, List.of());
    }

    private Map<BusinessId, List<Callable>> people(Incident incident) {
        Map<BusinessId, List<Callable>> people = new HashMap<>();
        contacts.of(incident.organization()).forEach(contact -> contact.businesses().forEach(business -> people
                .computeIfAbsent(business.id(), any -> new ArrayList<>())
                .add(Callable.of(contact))));
        return people;
    }
}
