package jp.tenko.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.flow.Facts;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.District;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.joining.Matching;
import jp.tenko.roster.joining.Registration;
import jp.tenko.roster.joining.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a flow may show of businesses: the name of the one it is about, the districts; to staff also those in whose name
 * something stands, and registrations with what they may be in the list.
 */
@Component
class BusinessFacts implements FactSource {

    private static final int FOUND_AT_MOST = 12;
    private static final int CANDIDATES_AT_MOST = 5;

    private final WhichBusiness which;
    private final Businesses businesses;
    private final Members members;
    private final Registrations registrations;
    private final Matching matching;
    private final UnjoinedOfficers officers;
    private final BusinessTexts texts;

    BusinessFacts(WhichBusiness which, Businesses businesses, Members members, Registrations registrations,
            Matching matching, UnjoinedOfficers officers, BusinessTexts texts) {
        this.which = which;
        this.businesses = businesses;
        this.members = members;
        this.registrations = registrations;
        this.matching = matching;
        this.officers = officers;
        this.texts = texts;
    }

    @Override
    public Facts of(Exchange exchange, @Nullable String subject) {
        return new OfPerson(exchange.person(), subject);
    }

    private final class OfPerson implements Facts {

        private final Person person;
        private final OrganizationId organization;
        private final String language;
        private final @Nullable String subject;

        private OfPerson(Person person, @Nullable String subject) {
            this.person = person;
            this.organization = person.organization().id();
            this.language = person.language();
            this.subject = subject;
        }

        @Override
        public @Nullable String value(String name, Map<String, String> answers) {
            return switch (name) {
                case "business" -> AboutBusiness.of(subject).map(which::name).orElse(null);
                case "known_contact" -> hasName() ? "yes" : "no";
                case "about" -> person.member() == null ? null : about().map(BusinessFacts::id).orElse("");
                case "settled" -> person.member() != null && subject != null && about().isEmpty() ? "yes" : "no";
                case "registered" -> person.member() == null ? null : registration(answers)
                        .map(registration -> texts.registration(registration, language))
                        .orElse("");
                case "again" -> again(answers);
                default -> null;
            };
        }

        /** Whoever joined with a code goes by the name of the business until they say their own. */
        private boolean hasName() {
            Contact contact = person.contact();
            return contact != null
                    && contact.businesses().stream().noneMatch(business -> business.name().equals(contact.name()));
        }

        @Override
        public List<Offered> choices(String list, Map<String, String> answers) {
            if (list.equals("districts")) {
                return districts();
            }
            if (person.member() == null) {
                return List.of();
            }
            return switch (list) {
                case "businesses_found" -> found(answers, Stream.empty());
                case "invitable_found" -> found(answers, officers.named(organization, search(answers)).stream()
                        .map(officer -> new Offered(UnjoinedOfficers.value(officer), texts.officer(officer, language))));
                case "registrations" -> registrations.waiting(organization).stream()
                        .map(waiting -> new Offered(id(waiting), texts.registrant(waiting, language)))
                        .toList();
                case "candidates" -> registration(answers).map(this::candidates).orElse(List.of());
                default -> List.of();
            };
        }

        private List<Offered> districts() {
            List<Offered> offered = new ArrayList<>();
            members.districts(organization).stream()
                    .map(District::name)
                    .forEach(name -> offered.add(new Offered(BusinessRecords.districtValue(name), name)));
            offered.add(new Offered("unknown", texts.text("district_unknown", language)));
            return offered;
        }

        private List<Offered> found(Map<String, String> answers, Stream<Offered> others) {
            List<Offered> offered = new ArrayList<>(
                    offered(businesses.named(organization, search(answers), FOUND_AT_MOST)));
            others.forEach(offered::add);
            offered.add(new Offered(again(answers), texts.text("search_again", language)));
            return offered;
        }

        private List<Offered> candidates(Registration registration) {
            List<Offered> offered = new ArrayList<>(
                    offered(matching.candidates(registration.business(), CANDIDATES_AT_MOST)));
            for (String other : List.of("search", "new", "decline")) {
                offered.add(new Offered(other, texts.text("match_" + other, language)));
            }
            return offered;
        }

        private List<Offered> offered(List<Business> found) {
            return texts.businesses(found, language).entrySet().stream()
                    .map(line -> new Offered(String.valueOf(line.getKey().id().value()), line.getValue()))
                    .toList();
        }

        /** The registration that the conversation is about, or that was chosen in it, while nobody has looked at it. */
        private Optional<Registration> registration(Map<String, String> answers) {
            String chosen = answers.getOrDefault("registration", "");
            return about().or(() -> waiting(chosen));
        }

        private Optional<Registration> about() {
            return AboutBusiness.of(subject)
                    .map(AboutBusiness::business)
                    .map(BusinessId::value)
                    .flatMap(id -> waiting(String.valueOf(id)));
        }

        private Optional<Registration> waiting(String id) {
            return registrations.waiting(organization).stream().filter(one -> id(one).equals(id)).findFirst();
        }
    }

    private static String id(Registration registration) {
        return String.valueOf(registration.business().id().value());
    }

    private static String search(Map<String, String> answers) {
        return answers.getOrDefault("search", "");
    }

    /** Another for each search: once something else is searched, this is no answer any more (see the flows). */
    private static String again(Map<String, String> answers) {
        return "again-" + Integer.toHexString(search(answers).hashCode());
    }
}
