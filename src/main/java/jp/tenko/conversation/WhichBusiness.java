package jp.tenko.conversation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.flow.Flow;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import org.springframework.stereotype.Component;

/**
 * A flow that shows the name of a business (a hidden question {@code business}) is about one: which one, is settled before
 * its first question. Whoever speaks for one need not be asked.
 */
@Component
class WhichBusiness {

    /** LINE takes 13 quick replies; a bubble with more buttons than this would be longer than a phone. */
    private static final int SHOWN = 10;

    /** Staff say first for which business they speak. */
    static final String CHOOSE_FOR_STAFF = "report-for-business";

    /** One letter is in many names. */
    private static final int SHORTEST = 2;

    private static final String SHOWN_NAME = "business";

    private final Businesses businesses;
    private final Texts texts;

    WhichBusiness(Businesses businesses, Texts texts) {
        this.businesses = businesses;
        this.texts = texts;
    }

    static boolean isAboutOne(Flow flow) {
        return flow.asksHouseFor(SHOWN_NAME);
    }

    /** Theirs, if it is only one. */
    Optional<AboutBusiness> only(Person person) {
        List<Business> theirs = businesses(person);
        return theirs.size() == 1 ? Optional.of(AboutBusiness.self(theirs.getFirst().id())) : Optional.empty();
    }

    /** Asks which of theirs; says so when they have none. */
    LineMessage ask(Person person, String formId) {
        List<Business> theirs = businesses(person);
        String language = person.language();
        if (theirs.isEmpty()) {
            return new LineMessage.Text(texts.text("no_business", language));
        }
        String question = texts.text("which_business", language);
        List<Button> buttons = theirs.stream()
                .limit(SHOWN)
                .<Button>map(business -> new Button.Postback(
                        business.name(),
                        new ButtonData.Begin(formId, AboutBusiness.self(business.id()).subject()).write()))
                .toList();
        return new LineMessage.Bubble(
                question, LineMessage.Mood.ASKING, null, List.of(new LineMessage.Row.Paragraph(question)), buttons);
    }

    /** The one of theirs that these words name, in whole or by a part that no other has; empty: they name none. */
    Optional<Business> named(Person person, String text) {
        String typed = folded(text);
        List<Business> whole = businesses(person).stream().filter(one -> folded(one.name()).equals(typed)).toList();
        List<Business> part = businesses(person).stream().filter(one -> folded(one.name()).contains(typed)).toList();
        return Stream.of(whole, part)
                .filter(found -> found.size() == 1 && typed.length() >= SHORTEST)
                .map(List::getFirst)
                .findFirst();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * The business that a subject names, if this person may speak of it: a contact of their own and as themself, staff of any
     * of their organization. Of a registration that was matched, the listed one.
     */
    Optional<AboutBusiness> allowed(Person person, String subject) {
        return AboutBusiness.of(subject).flatMap(about -> {
            Optional<Business> business = find(about).filter(found -> found.organization().equals(person.organization().id()));
            return business.filter(found -> switch (person.standing()) {
                        case Person.Standing.Staff staff -> true;
                        case Person.Standing.Speaker(Contact contact) ->
                            contact.speaksFor(found.id()) && about.by() == AboutBusiness.By.SELF;
                        case Person.Standing.Stranger stranger -> false;
                    })
                    .map(found -> new AboutBusiness(found.id(), about.by()));
        });
    }

    String name(AboutBusiness about) {
        return find(about).map(Business::name).orElse("");
    }

    private Optional<Business> find(AboutBusiness about) {
        return Optional.ofNullable(businesses.byIds(List.of(about.business())).get(about.business()));
    }

    private static List<Business> businesses(Person person) {
        Contact contact = person.contact();
        return contact == null ? List.of() : contact.businesses();
    }
}
