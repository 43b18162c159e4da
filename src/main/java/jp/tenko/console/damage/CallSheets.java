package jp.tenko.console.damage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import jp.tenko.webform.SurveyMails;
import org.jspecify.annotations.Nullable;
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
    private final SurveyWays ways;

    CallSheets(DamageList list, DamageCalls calls, Contacts contacts, Businesses businesses, SurveyWays ways) {
        this.list = list;
        this.calls = calls;
        this.contacts = contacts;
        this.businesses = businesses;
        this.ways = ways;
    }

    /**
     * @param itself the business's own telephone
     * @param people who speak for it
     * @param calls who has tried, the newest first
     * @param way by which they are reached: {@link SurveyWays#of}
     * @param mailed the newest mail to them; null: none
     */
    record Sheet(DamageLine line, Callable itself, List<Callable> people, List<DamageCall> calls, String way,
            SurveyMails.@Nullable Mailed mailed) {

        public boolean onlyByMail() {
            return way.equals("mail");
        }

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
        List<BusinessId> ids = silent.stream().map(DamageLine::id).toList();
        Map<BusinessId, List<DamageCall>> tried = calls.of(incident.id(), ids);
        Map<BusinessId, SurveyMails.Mailed> mailed = ways.mailed(incident.id(), ids);
        Map<BusinessId, List<Callable>> people = people(incident);
        return silent.stream()
                .map(line -> {
                    Callable itself = Callable.of(line.id(), line.name(), line.telephone());
                    List<Callable> theirs = others(people.getOrDefault(line.id(), List.of()), itself);
                    List<Callable> all = Stream.concat(theirs.stream(), Stream.of(itself)).toList();
                    return new Sheet(line, itself, theirs, tried.getOrDefault(line.id(), List.of()), ways.of(line, all), mailed.get(line.id()));
                })
                .collect(groupingBy(
                        sheet -> sheet.line().district() == null ? "" : sheet.line().district(), LinkedHashMap::new,
                        toList()));
    }

    /** So many of them from there on, still by district. */
    static Map<String, List<Sheet>> part(Map<String, List<Sheet>> all, int from, int most) {
        Map<String, List<Sheet>> part = new LinkedHashMap<>();
        int before = 0;
        for (Map.Entry<String, List<Sheet>> district : all.entrySet()) {
            List<Sheet> sheets = district.getValue();
            int first = Math.clamp(from - before, 0, sheets.size());
            int last = Math.clamp(from + most - before, first, sheets.size());
            if (first < last) {
                part.put(district.getKey(), sheets.subList(first, last));
            }
            before += sheets.size();
        }
        return part;
    }

    void called(DamageSubject.Subject subject, DamageCall call) {
        calls.called(subject.incident().id(), subject.business().id(), call);
    }

    List<DamageCall> calls(DamageSubject.Subject subject) {
        BusinessId business = subject.business().id();
        return calls.of(subject.incident().id(), Set.of(business)).getOrDefault(business, List.of());
    }

    /** Without whoever answers for the business under its name and its number: that is the business itself. */
    static List<Callable> others(List<Callable> people, Callable itself) {
        return people.stream()
                .filter(one -> one.byLine() || !one.name().equals(itself.name()) || !Objects.equals(one.dial(), itself.dial()))
                .toList();
    }

    private Map<BusinessId, List<Callable>> people(Incident incident) {
        Map<BusinessId, List<Callable>> people = new HashMap<>();
        contacts.of(incident.organization()).forEach(contact -> contact.businesses().forEach(business -> people
                .computeIfAbsent(business.id(), any -> new ArrayList<>())
                .add(Callable.of(contact))));
        return people;
    }
}
