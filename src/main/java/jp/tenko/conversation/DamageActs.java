package jp.tenko.conversation;

import java.util.List;
import java.util.Optional;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** What leaders ask of the damage with a word or a button: how it stands, by district, what came in last, who is silent. */
@Component
class DamageActs {

    static final String SUMMARY = "damage";
    static final String DISTRICTS = "damage_districts";
    static final String NEWEST = "damage_new";
    static final String SILENT = "damage_silent";

    /** Between the district and how many of its businesses were shown before. */
    static final String FROM = "\t";

    private static final List<String> ALL = List.of(SUMMARY, DISTRICTS, NEWEST, SILENT);
    private static final int NEWEST_SHOWN = 10;

    private final Incidents incidents;
    private final DamageSummaries summaries;
    private final DamageBubbles bubbles;
    private final DamageLists lists;
    private final Texts texts;

    DamageActs(Incidents incidents, DamageSummaries summaries, DamageBubbles bubbles, DamageLists lists, Texts texts) {
        this.incidents = incidents;
        this.summaries = summaries;
        this.bubbles = bubbles;
        this.lists = lists;
        this.texts = texts;
    }

    static boolean isOne(String act) {
        return ALL.contains(act);
    }

    /** @param district of {@link #SILENT}: which one, and from where in it on; empty: they are counted first */
    LineMessage answer(Member leader, String act, String district) {
        Optional<Incident> ongoing = incidents.ongoing(leader.organization());
        return ongoing.isEmpty()
                ? new LineMessage.Text(texts.text("damage_none_open", leader.language()))
                : answer(ongoing.get(), act, district, leader.language());
    }

    private LineMessage answer(Incident incident, String act, String district, String language) {
        return switch (act) {
            case DISTRICTS -> bubbles.districts(summaries.of(incident), language);
            case NEWEST -> lists.newest(incident, summaries.newest(incident, NEWEST_SHOWN), language);
            case SILENT -> district.isEmpty()
                    ? lists.silentByDistrict(summaries.of(incident), language)
                    : silent(incident, district.split(FROM), language);
            default -> bubbles.summary(summaries.of(incident), language);
        };
    }

    private LineMessage silent(Incident incident, String[] districtAndFrom, String language) {
        List<Business> silent = summaries.silent(incident, new Area.OfDistrict(districtAndFrom[0]));
        int from = districtAndFrom.length > 1 && districtAndFrom[1].matches("[0-9]{1,6}") ? Integer.parseInt(districtAndFrom[1]) : 0;
        return lists.silent(incident, districtAndFrom[0], silent, from, language);
    }
}
