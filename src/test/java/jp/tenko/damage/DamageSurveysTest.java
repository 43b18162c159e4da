package jp.tenko.damage;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DamageSurveysTest extends DamageTest {

    @Autowired
    DamageSurveys surveys;

    @Test
    void what_it_costs_is_known_before_it_is_opened() {
        quota(2);

        assertThat(surveys.cost(HIROKAWA, Survey.Push.OFFICERS)).returns(1, SurveyCost::messages).returns(true, SurveyCost::affordable);
        assertThat(surveys.cost(HIROKAWA, Survey.Push.EVERYBODY)).returns(3, SurveyCost::messages).returns(false, SurveyCost::affordable);
        assertThat(surveys.cost(HIROKAWA, Survey.Push.NOBODY)).returns(0, SurveyCost::messages).returns(true, SurveyCost::affordable);
    }

    @Test
    void the_officers_are_asked_how_it_looks_and_the_businesses_what_was_hit() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);

        assertThat(opened(Survey.Push.EVERYBODY))
                .isEqualTo(new SurveyOpening.Opened(quake, new Survey(quake.id(), Survey.Push.EVERYBODY, DIRECTOR, START, 3)));

        assertThat(said()).containsExactly("how does it look -> [13]", "what was hit -> [11, 12]");
    }

    @Test
    void nobody_is_told_twice() {
        open(IncidentKind.EARTHQUAKE, false);
        opened(Survey.Push.OFFICERS);
        said();

        assertThat(opened(Survey.Push.OFFICERS)).isInstanceOf(SurveyOpening.AlreadyOpen.class);
        assertThat(said()).isEmpty();

        assertThat(surveys.cost(HIROKAWA, Survey.Push.EVERYBODY).messages()).isEqualTo(2);
        assertThat(opened(Survey.Push.EVERYBODY)).isInstanceOf(SurveyOpening.Opened.class);
        assertThat(said()).containsExactly("what was hit -> [11, 12]");
    }

    @Test
    void two_leaders_who_open_it_at_the_same_moment_tell_people_once() {
        open(IncidentKind.EARTHQUAKE, false);

        atTheSameMoment(() -> opened(Survey.Push.OFFICERS), () -> opened(Survey.Push.OFFICERS));

        assertThat(said()).hasSize(1);
    }

    @Test
    void with_too_few_messages_left_nobody_is_told_and_it_is_not_open() {
        Incident quake = open(IncidentKind.EARTHQUAKE, false);
        quota(2);

        assertThat(opened(Survey.Push.EVERYBODY)).isEqualTo(new SurveyOpening.NotEnoughQuota(3, 2));

        assertThat(said()).isEmpty();
        assertThat(surveys.of(quake.id())).isEmpty();
    }

    @Test
    void it_takes_up_the_incident_that_a_report_opened() {
        Incident opened = fileOne(says(OWNER, null, "level", "none")).incident();

        opened(Survey.Push.NOBODY);

        assertThat(incidents.get(opened.id()).openedBy()).isEqualTo(DIRECTOR);
    }

    @Test
    void who_has_blocked_the_account_is_not_counted() {
        db.sql("update contact set unreachable_since = now() where id in (1, 3)").update();

        assertThat(surveys.cost(HIROKAWA, Survey.Push.EVERYBODY).messages()).isEqualTo(1);
    }

    private SurveyOpening opened(Survey.Push push) {
        return tx(() -> surveys.open(HIROKAWA, push, DIRECTOR, clock.instant()));
    }
}
