package jp.tenko.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.rollcall.Closing;
import jp.tenko.rollcall.Reminder;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.rollcall.Tally;
import jp.tenko.roster.Member;
import org.springframework.stereotype.Component;

/** What is asked with a word or a button: of a running roll call its status, the list, a reminder, its end; and the console. */
@Component
class LeaderActs {

    static final String STATUS = "status";
    static final String LIST = "list";
    static final String REMIND = "remind";
    static final String CLOSE = "close";
    static final String CLOSE_ANYWAY = "close_anyway";
    static final String KEEP_OPEN = "keep_open";
    static final String CONSOLE = "console";

    /** Those that have a word of their own, and may have an area on a rich menu. */
    static final List<String> ASKED_FOR = List.of(STATUS, LIST, REMIND, CLOSE, DamageActs.SUMMARY, SubmissionActs.DUE, CONSOLE);

    private final RollCalls rollCalls;
    private final RollCallSummary summaries;
    private final RollCallList list;
    private final DamageActs damage;
    private final SubmissionActs submissions;
    private final ConsoleDoor console;
    private final Texts texts;

    LeaderActs(
            RollCalls rollCalls,
            RollCallSummary summaries,
            RollCallList list,
            DamageActs damage,
            SubmissionActs submissions,
            ConsoleDoor console,
            Texts texts) {
        this.rollCalls = rollCalls;
        this.summaries = summaries;
        this.list = list;
        this.damage = damage;
        this.submissions = submissions;
        this.console = console;
        this.texts = texts;
    }

    void act(Exchange exchange, Member member, ButtonData.Lead lead) {
        if (lead.act().equals(CONSOLE)) {
            exchange.say(console.link(member, exchange.event().receivedAt()));
        } else if (DamageActs.isOne(lead.act())) {
            exchange.say(member.leads()
                    ? damage.answer(member, lead.act(), lead.rollCall())
                    : text("leaders_only", member.language()));
        } else if (SubmissionActs.isOne(lead.act())) {
            exchange.say(submissions.answer(member, lead.act(), lead.rollCall()));
        } else {
            actOnRollCall(exchange, member, lead);
        }
    }

    private void actOnRollCall(Exchange exchange, Member member, ButtonData.Lead lead) {
        Optional<RollCall> rollCall = lead.rollCall().isEmpty()
                ? rollCalls.open(member.organization()).or(() -> justClosed(exchange, member))
                : SafetyTalk.rollCallId(lead.rollCall())
                        .flatMap(rollCalls::find)
                        .filter(found -> found.organization().equals(member.organization()));
        String language = member.language();
        if (rollCall.isEmpty()) {
            exchange.say(nothingRuns(member));
        } else if (!member.leads()) {
            exchange.say(ownStatus(rollCall.get(), member));
            exchange.say(new LineMessage.Text(texts.text("summary_in_charge", language, Map.of(
                    "name", texts.name(rollCalls.tally(rollCall.get().id(), exchange.event().receivedAt()).inCharge(), language)))));
        } else {
            exchange.say(answer(exchange, rollCall.get(), member, lead.act(), language));
        }
    }

    /** What became of the last one can be asked for a day. */
    private Optional<RollCall> justClosed(Exchange exchange, Member member) {
        Instant yesterday = exchange.event().receivedAt().minus(Duration.ofDays(1));
        return rollCalls.latestFor(member.id())
                .filter(rollCall -> rollCall.closedAt() == null || rollCall.closedAt().isAfter(yesterday));
    }

    private LineMessage answer(Exchange exchange, RollCall rollCall, Member leader, String act, String language) {
        Tally tally = rollCalls.tally(rollCall.id(), exchange.event().receivedAt());
        return switch (act) {
            case LIST -> list.of(rollCall, tally, language);
            case REMIND -> remind(rollCall, language);
            case CLOSE -> rollCall.isOpen() && !(tally.allAnswered() && tally.needsHelp().isEmpty()) ? askBeforeClosing(rollCall, tally, language)
                    : close(exchange, rollCall, leader, language);
            case CLOSE_ANYWAY -> close(exchange, rollCall, leader, language);
            case KEEP_OPEN -> text("kept_open", language);
            default -> rollCall.isOpen()
                    ? summaries.bubble(rollCall, tally, language)
                    : summaries.closed(rollCall, tally, language);
        };
    }

    private LineMessage remind(RollCall rollCall, String language) {
        return switch (rollCalls.remindSilent(rollCall.id())) {
            case Reminder.Reminded(int number, int people) ->
                new LineMessage.Text(texts.text("reminded", language, Map.of("count", String.valueOf(people))));
            case Reminder.JustReminded(Instant at) -> new LineMessage.Text(
                    texts.text("just_reminded", language, Map.of("time", texts.time(at))));
            case Reminder.Over() -> text("already_closed", language);
            case Reminder.NobodySilent() -> text("nobody_to_remind", language);
            case Reminder.NotEnoughQuota(long cost, long remaining) -> new LineMessage.Text(texts.text(
                    "quota_stop_text", language, Map.of("cost", String.valueOf(cost), "remaining", String.valueOf(remaining))));
        };
    }

    private LineMessage askBeforeClosing(RollCall rollCall, Tally tally, String language) {
        String question = texts.text("close_question", language, Map.of(
                "silent", String.valueOf(tally.silent().size()), "needs_help", String.valueOf(tally.needsHelp().size())));
        String subject = SafetyTalk.subject(rollCall);
        return new LineMessage.Bubble(
                question,
                LineMessage.Mood.ASKING,
                null,
                List.of(new LineMessage.Row.Strong(question)),
                List.of(
                        new Button.Postback(texts.text("go_on_button", language), new ButtonData.Lead(KEEP_OPEN, subject).write()),
                        new Button.Postback(
                                texts.text("close_anyway_button", language), new ButtonData.Lead(CLOSE_ANYWAY, subject).write())));
    }

    private LineMessage close(Exchange exchange, RollCall rollCall, Member leader, String language) {
        return switch (rollCalls.close(rollCall.id(), leader.id(), exchange.event().receivedAt())) {
            case Closing.Closed(RollCall closed, Tally tally) -> summaries.closed(closed, tally, language);
            case Closing.AlreadyClosed(RollCall closed, Tally tally) -> summaries.closed(closed, tally, language);
        };
    }

    private LineMessage ownStatus(RollCall rollCall, Member member) {
        String language = member.language();
        return rollCalls.history(rollCall.id(), member.id()).stream()
                .filter(answer -> answer.question().equals(Reply.SAFETY) && !answer.value().isEmpty())
                .reduce((earlier, later) -> later)
                .<LineMessage>map(answer -> new LineMessage.Text(texts.text("my_status", language, Map.of(
                        "answer", texts.choice(Reply.SAFETY, answer.value(), language), "time", texts.time(answer.answeredAt())))))
                .orElseGet(() -> text("my_status_none", language));
    }

    private LineMessage nothingRuns(Member member) {
        String language = member.language();
        if (!member.leads()) {
            return text("no_roll_call", language);
        }
        return new LineMessage.Text(
                texts.text("no_roll_call_leader", language),
                List.of(new Button.Postback(
                        texts.text("start_button", language), new ButtonData.Begin(Conversations.START_ROLL_CALL).write())));
    }

    private LineMessage text(String name, String language) {
        return new LineMessage.Text(texts.text(name, language));
    }
}
