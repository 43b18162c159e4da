package jp.tenko.damage;

import java.util.List;
import jp.tenko.incident.Incident;

/**
 * What the leaders are told at once: the first of it by itself, what comes within the next minute together.
 *
 * @param items the oldest first; never empty
 */
public record DamageNews(Incident incident, List<NewsItem> items) {

    public DamageNews {
        items = List.copyOf(items);
    }
}
