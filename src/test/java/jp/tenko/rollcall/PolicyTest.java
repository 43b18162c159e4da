package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import jp.tenko.incident.ResponsePolicy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PolicyTest extends RollCallTest {

    @Autowired
    ResponsePolicies policies;

    @Test
    void all_staff_are_told_the_policy_and_it_is_on_record() {
        RollCall rollCall = started(false);
        said();

        assertThat(choose(rollCall, "stay_home", null)).isEqualTo(new Announcement.Announced(7));

        assertThat(said()).containsExactlyInAnyOrder(
                "policy stay_home -> [1, 2, 3, 4, 5]",
                "policy stay_home (ja-x-easy) -> [6]",
                "policy stay_home (en) -> [7]");
        clock.advance(Duration.ofHours(3));
        choose(rollCall, null, "警報が解けたら事務所へ");
        assertThat(incidents.policies(rollCall.incident())).extracting(ResponsePolicy::code, ResponsePolicy::words)
                .containsExactly(
                        tuple("stay_home", null),
                        tuple(null, "警報が解けたら事務所へ"));
    }

    @Test
    void a_policy_that_the_quota_does_not_cover_is_on_record_and_told_to_nobody() {
        RollCall rollCall = started(false);
        said();
        quota(6);

        assertThat(choose(rollCall, "stay_home", null)).isEqualTo(new Announcement.NotEnoughQuota(7, 6));
        assertThat(said()).isEmpty();
        assertThat(incidents.policies(rollCall.incident())).hasSize(1);
    }

    @Test
    void a_policy_says_something() {
        assertThatThrownBy(() -> new ResponsePolicy(started(false).incident(), null, " \0", DIRECTOR, START))
                .hasMessageContaining("nothing was chosen");
    }

    private Announcement choose(RollCall rollCall, String code, String text) {
        return tx(() -> policies.choose(
                rollCall, new ResponsePolicy(rollCall.incident(), code, text, DIRECTOR, clock.instant())));
    }
}
