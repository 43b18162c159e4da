package jp.tenko.conversation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.tenko.damage.Author;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.Filed;
import jp.tenko.damage.Form;
import jp.tenko.damage.HearingSheets;
import jp.tenko.damage.Overview;
import jp.tenko.damage.Overviews;
import jp.tenko.damage.Source;
import jp.tenko.damage.Statement;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Place;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** What is said of damage: a business's report, its hearing sheet, how a district looks to its officer. */
@Component
class DamageRecords {

    static final String DAMAGE_REPORT = "business-damage";
    static final String HEARING_SHEET = "hearing-sheet";
    static final String OVERVIEW = "district-overview";

    /** Told by the house, so no part of what somebody said. */
    private static final Set<String> HOUSE =
            Set.of("in_drill", "business", "place_known", "area", "posts", StartingAnswers.PREVIOUS, StartingAnswers.BASED_ON);

    private final DamageReports reports;
    private final HearingSheets sheets;
    private final Overviews overviews;
    private final WhichBusiness which;
    private final StartingAnswers starting;
    private final OfficerPosts posts;
    private final FlowFiles flows;
    private final Members members;
    private final Contacts contacts;
    private final Texts texts;

    DamageRecords(
            DamageReports reports,
            HearingSheets sheets,
            Overviews overviews,
            WhichBusiness which,
            StartingAnswers starting,
            OfficerPosts posts,
            FlowFiles flows,
            Members members,
            Contacts contacts,
            Texts texts) {
        this.reports = reports;
        this.sheets = sheets;
        this.overviews = overviews;
        this.which = which;
        this.starting = starting;
        this.posts = posts;
        this.flows = flows;
        this.members = members;
        this.contacts = contacts;
        this.texts = texts;
    }

    Outcome report(Exchange exchange, Place place, FormRecord record) {
        return filed(exchange, place, statement(exchange, place, record, Form.DAMAGE_REPORT));
    }

    /** At the end of each group what was answered so far is on disk; only the finished sheet is a report. */
    Optional<Outcome> hearingSheet(Exchange exchange, Place place, FormRecord record) {
        Statement statement = statement(exchange, place, record, Form.HEARING_SHEET);
        if (!record.complete()) {
            sheets.save(statement, place.skipped());
            return Optional.empty();
        }
        return Optional.of(filed(exchange, place, statement));
    }

    Outcome overview(Exchange exchange, Place place, FormRecord record) {
        Occasion said = exchange.occasion();
        OfficerPosts.Held post = posts.chosen(exchange.person(), record.answers()).orElseThrow();
        overviews.report(List.of(new Overview(
                exchange.person().organization().id(), post.area(), author(exchange.person()), said(record),
                sensitive(place), said.at(), said.receivedAt(), said.id())));
        return Records.outcome("recorded", Map.of("area", post.name(), "time", texts.time(said.at())));
    }

    private Outcome filed(Exchange exchange, Place place, Statement statement) {
        Filed filed = reports.revise(List.of(statement)).getFirst();
        Map<String, String> values = new HashMap<>(Map.of(
                "business", which.name(AboutBusiness.of(place.subject()).orElseThrow()),
                "number", String.valueOf(filed.number()),
                "time", texts.time(statement.saidAt())));
        if (filed.parallelTo() == null) {
            return Records.outcome("recorded", values);
        }
        values.put("other", name(filed.parallelTo().author(), exchange.person().language()));
        return Records.outcome("parallel", values);
    }

    private Statement statement(Exchange exchange, Place place, FormRecord record, Form form) {
        AboutBusiness about = which.allowed(exchange.person(), String.valueOf(place.subject()))
                .orElseThrow(() -> new IllegalStateException(
                        "a report about " + place.subject() + " from somebody who does not speak for it"));
        Occasion said = exchange.occasion();
        return new Statement(
                exchange.person().organization().id(), about.business(), form, said(record), sensitive(place),
                said.at(), said.receivedAt(), source(about), author(exchange.person()), said.id(),
                starting.basedOn(exchange.person(), record.answers()));
    }

    private static Map<String, String> said(FormRecord record) {
        Map<String, String> said = new LinkedHashMap<>(record.answers());
        said.keySet().removeAll(HOUSE);
        return said;
    }

    private Set<String> sensitive(Place place) {
        return flows.definition(place.hash()).orElseGet(() -> flows.flow(place.formId())).sensitive();
    }

    private static Source source(AboutBusiness about) {
        return switch (about.by()) {
            case SELF -> Source.SELF;
            case VISIT -> Source.STAFF;
            case TELEPHONE -> Source.TELEPHONE;
        };
    }

    private static Author author(Person person) {
        return switch (person.standing()) {
            case Person.Standing.Staff(Member member, var posts) -> new Author.ByMember(member.id());
            case Person.Standing.Speaker(Contact contact) -> new Author.ByContact(contact.id());
            case Person.Standing.Stranger stranger -> throw new IllegalStateException("a stranger reports no damage");
        };
    }

    private String name(Author author, String language) {
        return switch (author) {
            case Author.ByMember(var id) -> texts.name(members.get(id), language);
            case Author.ByContact(var id) -> contacts.get(id).name();
        };
    }
}
