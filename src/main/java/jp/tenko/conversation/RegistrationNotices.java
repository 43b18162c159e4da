package jp.tenko.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.line.Outbox;
import jp.tenko.rollcall.MessageReserve;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organization;
import jp.tenko.roster.joining.Registration;
import jp.tenko.roster.joining.Registrations;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.stereotype.Component;

/**
 * Tells the leaders that businesses have registered themselves: the first at once, those of the minutes after it together,
 * so that a flood of them does not use up the month. Never at the price of a roll call ({@link MessageReserve}): then nothing
 * is pushed, and whoever opens "match" finds them. In the quiet hours of the office they wait for the morning.
 */
@Component
class RegistrationNotices {

    static final Duration TOGETHER = Duration.ofMinutes(10);

    private static final int NAMED = 10;
    private static final Duration OF_USE = Duration.ofHours(12);

    private final Registrations registrations;
    private final Members members;
    private final Outbox outbox;
    private final MessageReserve reserve;
    private final OfficeHours hours;
    private final BusinessTexts businessTexts;
    private final Texts texts;
    private final Scheduler scheduler;
    private final Clock clock;

    RegistrationNotices(Registrations registrations, Members members, Outbox outbox, MessageReserve reserve, OfficeHours hours,
            BusinessTexts businessTexts, Texts texts, Scheduler scheduler, Clock clock) {
        this.registrations = registrations;
        this.members = members;
        this.outbox = outbox;
        this.reserve = reserve;
        this.hours = hours;
        this.businessTexts = businessTexts;
        this.texts = texts;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** In the transaction of the registration. */
    void registered(Organization organization) {
        Instant now = clock.instant();
        Instant next = registrations.lastTold(organization.id()).map(told -> told.plus(TOGETHER)).filter(now::isBefore).orElse(now);
        Instant at = hours.moved(organization.id(), next);
        if (at.isAfter(now)) {
            tellAt(organization, at);
        } else {
            tell(organization);
        }
    }

    /** All of which they have not been told. */
    void tell(Organization organization) {
        List<Registration> news = registrations.toTell(organization.id(), clock.instant());
        List<Member> leaders = members.leaders(organization.id()).stream()
                .filter(leader -> leader.reachableByLine() && !leader.onLeave())
                .toList();
        if (news.isEmpty() || !reserve.left(organization.id()).covers(leaders.size())) {
            return;
        }
        leaders.forEach(leader -> outbox.push(
                organization.channel(), leader.lineUserId(), List.of(notice(news, leader.language())), clock.instant().plus(OF_USE)));
    }

    private LineMessage notice(List<Registration> news, String language) {
        String title = texts.text("registrations_title", language, Map.of("count", String.valueOf(news.size())));
        List<LineMessage.Row> rows = news.stream()
                .limit(NAMED)
                .<LineMessage.Row>map(one -> new LineMessage.Row.Paragraph(businessTexts.registration(one, language)))
                .toList();
        String subject = news.size() == 1 ? AboutBusiness.self(news.getFirst().business().id()).subject() : null;
        return new LineMessage.Bubble(
                title, LineMessage.Mood.CALM, title, rows,
                List.of(new Button.Postback(
                        texts.text("match_button", language), new ButtonData.Begin("match-business", subject).write())));
    }

    /** Once for each organization: what comes in until then is told with it. */
    private void tellAt(Organization organization, Instant at) {
        TriggerKey key = new TriggerKey("tell " + organization.id().value(), "registrations");
        try {
            if (!scheduler.checkExists(key)) {
                scheduler.scheduleJob(
                        JobBuilder.newJob(TellRegistrationsJob.class)
                                .withIdentity("tell " + organization.id().value(), "registrations")
                                .usingJobData("organization", Long.toString(organization.id().value()))
                                .requestRecovery()
                                .build(),
                        TriggerBuilder.newTrigger()
                                .withIdentity(key)
                                .startAt(Date.from(at))
                                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                                .build());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the notice of new registrations could not be scheduled", e);
        }
    }
}
