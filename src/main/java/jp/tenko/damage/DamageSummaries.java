package jp.tenko.damage;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Totals;
import org.springframework.stereotype.Component;

/** Says how it stands: the figures are one statement ({@link DamageCounts}), so that no report is in one and missing in another. */
@Component
public class DamageSummaries {

    private final DamageCounts counts;
    private final RevisionRows revisions;
    private final Overviews overviews;
    private final Businesses businesses;
    private final Scale.Thresholds thresholds;
    private final Clock clock;

    DamageSummaries(
            DamageCounts counts,
            RevisionRows revisions,
            Overviews overviews,
            Businesses businesses,
            Scale.Thresholds thresholds,
            Clock clock) {
        this.counts = counts;
        this.revisions = revisions;
        this.overviews = overviews;
        this.businesses = businesses;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    public DamageSummary of(Incident incident) {
        Totals totals = businesses.totals(incident.organization(), incident.beganAt());
        List<Overview> said = overviews.newest(incident);
        DamageCounts.Snapshot snapshot = counts.of(incident.id());
        Map<BusinessId, Business> named = businesses.byIds(
                Stream.concat(snapshot.hurt().stream(), snapshot.parallel().stream()).collect(toSet()));
        return new DamageSummary(
                incident,
                clock.instant(),
                area(new Area.Whole(), totals.whole(), snapshot.whole(), said),
                districts(totals, snapshot, said),
                snapshot.whole().sums(),
                byTrade(totals, snapshot),
                named(snapshot.hurt(), named),
                snapshot.whole().hurt() + snapshot.unmatched().hurt(),
                named(snapshot.parallel(), named),
                snapshot.whole().parallel(),
                snapshot.unmatched().sums().businesses(),
                said);
    }

    /** Listed businesses that have said nothing, with their telephone numbers, by district and name. */
    public List<Business> silent(Incident incident, Area area) {
        Set<BusinessId> heard = counts.heard(incident.id());
        return businesses.listed(incident.organization(), incident.beganAt()).stream()
                .filter(business -> !heard.contains(business.id()) && within(area, business))
                .toList();
    }

    /** The reports that were said last, the newest first. */
    public List<Reporting> newest(Incident incident, int most) {
        List<Revision> newest = revisions.newest(incident.id(), most);
        Map<BusinessId, Business> named =
                businesses.byIds(newest.stream().map(Revision::business).collect(toSet()));
        return newest.stream()
                .map(one -> new Reporting(Objects.requireNonNull(named.get(one.business())), one))
                .toList();
    }

    private List<AreaDamage> districts(Totals totals, DamageCounts.Snapshot snapshot, List<Overview> said) {
        List<AreaDamage> districts = new ArrayList<>();
        totals.byDistrict().forEach((name, businesses) -> {
            Area district = new Area.OfDistrict(name);
            List<Overview> ofDistrict = said.stream().filter(one -> one.area().equals(district)).toList();
            districts.add(area(district, businesses, snapshot.ofDistrict(name), ofDistrict));
        });
        return districts;
    }

    private AreaDamage area(Area area, int businesses, DamageCounts.Count count, List<Overview> said) {
        boolean cutOff = said.stream().anyMatch(Overview::cutOff);
        Counted counted = new Counted(businesses, count.sums().businesses(), count.light(), count.heavy(), cutOff);
        Scale scale = Scale.of(counted, thresholds);
        boolean unheard = scale == Scale.ALMOST_NONE && counted.heard() == 0 && said.stream().noneMatch(Overview::almostNone);
        return new AreaDamage(area, counted, unheard ? Scale.UNHEARD : scale);
    }

    private static Map<String, Sums> byTrade(Totals totals, DamageCounts.Snapshot snapshot) {
        Map<String, Sums> byTrade = new LinkedHashMap<>();
        totals.byTrade().keySet().forEach(name -> byTrade.put(name, snapshot.ofTrade(name).sums()));
        Sums notKnown = snapshot.ofTrade("").sums();
        if (notKnown.businesses() > 0) {
            byTrade.put("", notKnown);
        }
        return byTrade;
    }

    private static boolean within(Area area, Business business) {
        return switch (area) {
            case Area.Whole() -> true;
            case Area.OfDistrict(String name) -> name.equals(business.district());
            case Area.OfTrade(String name) -> name.equals(business.trade());
        };
    }

    private static List<Business> named(Collection<BusinessId> ids, Map<BusinessId, Business> named) {
        return ids.stream().map(named::get).filter(Objects::nonNull).toList();
    }
}
