package jp.tenko.damage;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import org.springframework.stereotype.Component;

/** Puts together what the leaders are told: who reported what. */
@Component
class NewsEdition {

    private final RevisionRows revisions;
    private final OverviewRows overviews;
    private final Businesses businesses;
    private final Names names;

    NewsEdition(RevisionRows revisions, OverviewRows overviews, Businesses businesses, Names names) {
        this.revisions = revisions;
        this.overviews = overviews;
        this.businesses = businesses;
        this.names = names;
    }

    DamageNews of(Incident incident, List<NewsRows.Row> rows) {
        Set<BusinessId> about = rows.stream().map(NewsRows.Row::business).filter(Objects::nonNull).collect(toSet());
        Map<BusinessId, Business> named = businesses.byIds(about);
        Map<Reported, List<Revision>> said =
                revisions.of(about.stream().map(id -> new Reported(incident.id(), id)).toList());
        Map<Long, Overview> seen = overviews.byIds(
                incident.organization(), rows.stream().map(NewsRows.Row::overview).filter(Objects::nonNull).toList());
        List<NewsItem> items = new ArrayList<>();
        for (NewsRows.Row row : rows) {
            if (row.business() != null) {
                Revision revision = said.get(new Reported(incident.id(), row.business())).stream()
                        .filter(one -> one.number() == row.number())
                        .findFirst()
                        .orElseThrow();
                items.add(new NewsItem.OfBusiness(row.reasons(), Objects.requireNonNull(named.get(row.business())), revision));
            } else {
                Overview overview = Objects.requireNonNull(seen.get(row.overview()));
                items.add(new NewsItem.OfArea(overview, names.of(overview.author())));
            }
        }
        return new DamageNews(incident, items);
    }
}
