package jp.tenko.roster.joining;

import java.io.PrintStream;
import java.time.Clock;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Codes are made by a leader who has joined. So that there is a first one, every start prints a code for the director of
 * an organization none of whose leaders has joined. It goes to the operator's screen, not to the log, and voids the one
 * printed before.
 */
@Component
class FirstLeader implements ApplicationRunner {

    private final Organizations organizations;
    private final Members members;
    private final Joining joining;
    private final Clock clock;
    private final PrintStream screen;

    @Autowired
    FirstLeader(Organizations organizations, Members members, Joining joining, Clock clock) {
        this(organizations, members, joining, clock, System.out);
    }

    FirstLeader(Organizations organizations, Members members, Joining joining, Clock clock, PrintStream screen) {
        this.organizations = organizations;
        this.members = members;
        this.joining = joining;
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        organizations.all().forEach(this::inviteFirst);
    }

    private void inviteFirst(Organization organization) {
        var leaders = members.leaders(organization.id());
        if (leaders.isEmpty() || leaders.stream().anyMatch(leader -> leader.lineUserId() != null)) {
            return;
        }
        Member first = leaders.getFirst();
        Joining.Issued issued = joining.issue(first.id(), clock.instant());
        screen.printf(
                "No leader of %s has joined yet. The member with number %s sends this code to the LINE account: %s%n",
                organization.channel(), first.number(), issued.code().grouped());
    }
}
