package jp.tenko.rollcall;

import java.util.List;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.ResponsePolicy;
import jp.tenko.line.Quota;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** The director chooses what everybody does now (応急対策の方針, domain.md §1), and all staff are told. */
@Component
public class ResponsePolicies {

    private final Incidents incidents;
    private final Members members;
    private final Voice voice;

    ResponsePolicies(Incidents incidents, Members members, Voice voice) {
        this.incidents = incidents;
        this.members = members;
        this.voice = voice;
    }

    /**
     * Puts the policy on record and tells everybody who is not on leave, not only those the roll call asks.
     *
     * @param rollCall gives the message its heading, 【訓練】 or not
     */
    public Announcement choose(RollCall rollCall, ResponsePolicy policy) {
        incidents.choosePolicy(policy);
        List<Member> staff = members.of(rollCall.organization()).stream()
                .filter(member -> !member.onLeave() && member.reachableByLine())
                .toList();
        Quota quota = voice.quota(rollCall.organization(), rollCall.drill());
        if (!quota.covers(staff.size())) {
            return new Announcement.NotEnoughQuota(staff.size(), quota.remaining());
        }
        voice.policy(rollCall, policy, staff);
        return new Announcement.Announced(staff.size());
    }
}
