package jp.tenko.conversation;

import java.util.Map;
import java.util.Optional;
import jp.tenko.damage.RegistrationDesk;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Place;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Member;
import jp.tenko.roster.joining.Matching;
import jp.tenko.roster.joining.Settling;
import org.springframework.stereotype.Component;

/** Staff match a business that registered itself to the list; what both have reported belongs together from then on. */
@Component
class MatchRecords {

    private final Matching matching;
    private final RegistrationDesk desk;

    MatchRecords(Matching matching, RegistrationDesk desk) {
        this.matching = matching;
        this.desk = desk;
    }

    Outcome match(Exchange exchange, Place place, Member by, FormRecord record) {
        String decision = record.answers().getOrDefault("match", "");
        String found = record.answers().getOrDefault("found", "");
        if (decision.equals("search") && found.startsWith("again-")) {
            return Records.outcome("again", Map.of());
        }
        Optional<BusinessId> registered = AboutBusiness.of(place.subject())
                .map(AboutBusiness::business)
                .filter(about -> !record.answers().containsKey("registration"))
                .or(() -> BusinessRecords.id(record.answers().get("registration")));
        if (registered.isEmpty()) {
            return Records.outcome("settled", Map.of("by", ""));
        }
        Settling settling = switch (decision) {
            case "new" -> matching.accept(by.organization(), registered.get(), by.id());
            case "decline" -> matching.decline(by.organization(), registered.get(), by.id(), exchange.occasion().receivedAt());
            default -> desk.match(
                    by.organization(), registered.get(), BusinessRecords.id(decision.equals("search") ? found : decision).orElseThrow(), by.id());
        };
        return switch (settling) {
            case Settling.AlreadySettled(String other) -> Records.outcome("settled", Map.of("by", other));
            case Settling.Settled(var before, Business listed) when listed == null ->
                Records.outcome("declined", Map.of("business", before.business().name()));
            case Settling.Settled(var before, Business listed) ->
                Records.outcome(decision.equals("new") ? "added" : "matched", Map.of(
                        "business", before.business().name(),
                        "listed", listed.name(),
                        "number", String.valueOf(listed.number())));
        };
    }
}
