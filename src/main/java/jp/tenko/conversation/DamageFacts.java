package jp.tenko.conversation;

import java.util.Map;
import jp.tenko.damage.DamageSurveys;
import jp.tenko.damage.Survey;
import jp.tenko.flow.Facts;
import jp.tenko.incident.Incident;
import jp.tenko.incident.Incidents;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms about damage may show: whether a drill goes on, whether the place is known, what a survey costs. */
@Component
class DamageFacts implements FactSource {

    private final Incidents incidents;
    private final Businesses businesses;
    private final DamageSurveys surveys;

    DamageFacts(Incidents incidents, Businesses businesses, DamageSurveys surveys) {
        this.incidents = incidents;
        this.businesses = businesses;
        this.surveys = surveys;
    }

    @Override
    public Facts of(Exchange exchange, @Nullable String subject) {
        return new Facts() {
            @Override
            public @Nullable String value(String name, Map<String, String> answers) {
                Member member = exchange.person().member();
                return switch (name) {
                    case "in_drill" -> incidents.ongoing(exchange.person().organization().id())
                            .map(Incident::drill)
                            .map(drill -> drill ? "yes" : "no")
                            .orElse("no");
                    case "place_known" -> AboutBusiness.of(subject)
                            .map(about -> businesses.get(about.business()))
                            .map(business -> hasPlace(business) ? "yes" : "no")
                            .orElse(null);
                    case "officers" -> member == null ? null : cost(member, Survey.Push.OFFICERS);
                    case "contacts" -> member == null ? null : cost(member, Survey.Push.EVERYBODY);
                    default -> null;
                };
            }
        };
    }

    /** In messages of the month. */
    private String cost(Member member, Survey.Push push) {
        return String.valueOf(surveys.cost(member.organization(), push).messages());
    }

    private static boolean hasPlace(Business business) {
        return business.address() != null || business.position() != null;
    }
}
