package jp.tenko.rollcall;

import java.util.ArrayList;
import java.util.List;
import jp.tenko.roster.District;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who would be asked, whom LINE reaches, and what it costs: shown before a roll call starts, and true when it does. */
@Component
class Audiences {

    private final Members members;
    private final Voice voice;

    Audiences(Members members, Voice voice) {
        this.members = members;
        this.voice = voice;
    }

    /** @param startedBy asked too, wherever they belong; null when nobody starts it yet */
    List<Member> asked(OrganizationId organization, Audience audience, @Nullable MemberId startedBy) {
        return members.of(organization).stream()
                .filter(member -> audience.includes(member) || member.id().equals(startedBy))
                .toList();
    }

    Reach reach(OrganizationId organization, List<Member> asked) {
        return reach(organization, asked, false);
    }

    /** @param drill leaves what is kept back for a disaster */
    Reach reach(OrganizationId organization, List<Member> asked, boolean drill) {
        List<Member> unreachable =
                asked.stream().filter(member -> !member.reachableByLine()).toList();
        return new Reach(asked.size(), asked.size() - unreachable.size(), unreachable, voice.quota(organization, drill));
    }

    List<AudienceChoice> choices(OrganizationId organization) {
        List<Member> everybody = members.of(organization);
        List<AudienceChoice> choices = new ArrayList<>();
        choices.add(choice(Audience.ALL, everybody));
        members.districts(organization).stream()
                .map(District::name)
                .map(Audience::ofDistrict)
                .map(audience -> choice(audience, everybody))
                .filter(choice -> choice.asked() > 0)
                .forEach(choices::add);
        return choices;
    }

    private static AudienceChoice choice(Audience audience, List<Member> everybody) {
        List<Member> asked = everybody.stream().filter(audience::includes).toList();
        return new AudienceChoice(
                audience, asked.size(), (int) asked.stream().filter(Member::reachableByLine).count());
    }
}
