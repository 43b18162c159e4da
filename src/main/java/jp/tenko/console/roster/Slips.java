package jp.tenko.console.roster;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.tenko.line.LineSettings;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.joining.JoinLink;
import jp.tenko.roster.joining.Joining;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes codes to be printed, cut out and handed over. Each is shown this once; one made before for the same becomes void. */
@Component
class Slips {

    private final Joining joining;
    private final Organizations organizations;
    private final LineSettings line;
    private final Clock clock;

    Slips(Joining joining, Organizations organizations, LineSettings line, Clock clock) {
        this.joining = joining;
        this.organizations = organizations;
        this.line = line;
        this.clock = clock;
    }

    /**
     * One slip of paper.
     *
     * @param name whom or which business it is for
     * @param qr opens the chat with the code typed in; null: the channel's basic id is not known
     * @param uses how many people may join with it
     */
    public record Slip(String name, String code, @Nullable QrCode qr, Instant until, int uses) {}

    Slip of(Member member) {
        return slip(member.organization(), member.name(), joining.issue(member.id(), clock.instant()));
    }

    Slip of(Contact officer) {
        return slip(officer.organization(), officer.name(), joining.issue(officer.id(), clock.instant()));
    }

    Slip of(Business business) {
        return slip(business.organization(), business.name(), joining.issue(business.id(), clock.instant()));
    }

    /** Officers of the list who have not joined. */
    static List<Contact> waiting(List<Contact> contacts) {
        return contacts.stream().filter(contact -> contact.lineUserId() == null && !contact.posts().isEmpty()).toList();
    }

    private Slip slip(OrganizationId organization, String name, Joining.Issued issued) {
        LineSettings.@Nullable Channel channel = line.channels().get(organizations.get(organization).channel().value());
        return new Slip(
                name,
                issued.code().grouped(),
                Optional.ofNullable(channel)
                        .map(LineSettings.Channel::basicId)
                        .map(basicId -> JoinLink.of(basicId, issued.code()))
                        .map(URI::toString)
                        .map(QrCode::of)
                        .orElse(null),
                issued.expiresAt(),
                issued.uses());
    }
}
