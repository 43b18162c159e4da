package jp.tenko.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.joining.NewBusiness;
import jp.tenko.roster.joining.RegisterResult;
import jp.tenko.roster.joining.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A business registers itself; staff speak for a business that they visit or telephone. */
@Component
class BusinessRecords {

    private final Registrations registrations;
    private final Businesses businesses;
    private final Members members;
    private final Contacts contacts;
    private final RegistrationNotices notices;
    private final FlowFiles flows;

    BusinessRecords(Registrations registrations, Businesses businesses, Members members,
            Contacts contacts, RegistrationNotices notices, FlowFiles flows) {
        this.registrations = registrations;
        this.businesses = businesses;
        this.members = members;
        this.contacts = contacts;
        this.notices = notices;
        this.flows = flows;
    }

    /** The name of a district as a choice is recorded: without spaces. */
    static String districtValue(String name) {
        return name.replaceAll("\\s", "_");
    }

    Outcome register(Exchange exchange, FormRecord record) {
        Person person = exchange.person();
        Map<String, String> answers = record.answers();
        NewBusiness said = new NewBusiness(
                answers.getOrDefault("name", ""),
                answers.get("person"),
                telephone(answers.get("telephone")),
                members.districts(person.organization().id()).stream()
                        .map(District::name)
                        .filter(name -> districtValue(name).equals(answers.get("district")))
                        .findFirst()
                        .orElse(null));
        Instant now = exchange.occasion().receivedAt();
        return switch (registrations.register(person.organization().id(), person.channel(), person.user(), said, now)) {
            case RegisterResult.Registered(var contact, Business business) -> {
                contacts.speaks(contact.id(), person.language());
                exchange.becomes(new Person.Standing.Speaker(contacts.get(contact.id())));
                notices.registered(person.organization());
                yield Records.outcome("registered", Map.of("business", business.name()));
            }
            case RegisterResult.AlreadyTheirs(var contact, Business business) ->
                Records.outcome("already_yours", Map.of("business", business.name()));
            case RegisterResult.TooMany(int waiting) ->
                Records.outcome("too_many", Map.of("count", String.valueOf(waiting)));
        };
    }

    /** Goes on with the flow that was asked for, about the business that was chosen. */
    Outcome reportFor(Exchange exchange, Member by, FormRecord record) {
        String found = record.answers().getOrDefault("found", "");
        if (found.startsWith("again-")) {
            return Records.outcome("again", Map.of());
        }
        String form = record.answers().getOrDefault("form", "");
        Business business = businesses.get(id(found).orElseThrow());
        if (!business.organization().equals(by.organization())) {
            throw new IllegalStateException("business " + business.id().value() + " is of another organization");
        }
        if (flows.library().flows().stream().noneMatch(flow -> flow.formId().equals(form))) {
            return Records.outcome("unavailable", Map.of());
        }
        AboutBusiness about = new AboutBusiness(
                business.id(), "visit".equals(record.answers().get("how")) ? AboutBusiness.By.VISIT : AboutBusiness.By.TELEPHONE);
        exchange.goesOnWith(form, about.subject());
        return Records.outcome("begins", Map.of("business", business.name()));
    }

    /** Of a number that could be read there is more than the number: how it was written. */
    private static @Nullable String telephone(@Nullable String answer) {
        return answer != null && answer.startsWith("+") ? answer.split(" ")[0] : answer;
    }

    static Optional<BusinessId> id(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,18}")
                ? Optional.of(new BusinessId(Long.parseLong(value)))
                : Optional.empty();
    }
}
