package jp.tenko.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.tenko.flow.Filled;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FormFilling;
import jp.tenko.flow.FormPage;
import jp.tenko.flow.FormRecord;
import jp.tenko.flow.Outcome;
import jp.tenko.flow.Place;
import jp.tenko.flow.Say;
import jp.tenko.flow.Situation;
import jp.tenko.flow.Turn;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.MemberId;
import jp.tenko.webform.Errand;
import jp.tenko.webform.Forms;
import jp.tenko.webform.SentForm;
import jp.tenko.webform.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second face of the flows: a page. What it records goes the way of what is said by LINE ({@link Records}). */
@Component
class WebForms implements Forms {

    private final FlowFiles flows;
    private final Records records;
    private final StartingAnswers starting;
    private final List<FactSource> facts;
    private final WebPeople people;
    private final RollCalls rollCalls;
    private final Clock clock;
    private final Supplier<UUID> ids;

    WebForms(FlowFiles flows, Records records, StartingAnswers starting, List<FactSource> facts, WebPeople people,
            RollCalls rollCalls, Clock clock, Supplier<UUID> ids) {
        this.flows = flows;
        this.records = records;
        this.starting = starting;
        this.facts = facts;
        this.people = people;
        this.rollCalls = rollCalls;
        this.clock = clock;
        this.ids = ids;
    }

    /** Which flow, about what, as the chat names it, and in which language. */
    private record Task(Flow flow, String subject, String language) {}

    @Override
    public Sheet open(Errand errand, @Nullable String language) {
        return opened(errand, language, Sheet.State.OPEN);
    }

    private Sheet opened(Errand errand, @Nullable String language, Sheet.State state) {
        UUID id = ids.get();
        Exchange exchange = exchange(errand, id.toString());
        Task task = task(errand, language == null ? exchange.person().language() : language);
        Map<String, String> known = known(exchange, errand, task);
        Situation situation = situation(exchange, task);
        Place place = flows.engine().begin(task.flow(), id, task.subject(), known, situation).place();
        return new Sheet(flows.engine().page(task.flow(), place, situation), id,
                known.getOrDefault(StartingAnswers.BASED_ON, ""), state, task.language(), List.of(), SentForm.LeftOut.NOTHING);
    }

    @Override
    public Sheet send(Errand errand, SentForm sent, @Nullable String language) {
        if (isOvertaken(errand, sent)) {
            return opened(errand, language, Sheet.State.OVERTAKEN);
        }
        Exchange exchange = exchange(errand, event(sent));
        Task task = task(errand, language == null ? exchange.person().language() : language);
        Situation situation = situation(exchange, task);
        Place place = flows.engine().begin(task.flow(), sent.id(), task.subject(), before(exchange, task, sent), situation).place();
        FormFilling filling = new FormFilling(people.withPictures(exchange.person(), sent), sent.add(), sent.remove());
        Filled filled = flows.engine().fill(task.flow(), place, filling, situation);
        Turn last = record(exchange, task, filled.turn(), situation);
        return new Sheet(filled.page(), sent.id(), sent.basedOn(), state(filled, last), task.language(),
                last.ended() ? last.words().stream().map(Say::text).toList() : List.of(), sent.leftOut());
    }

    private Turn record(Exchange exchange, Task task, Turn turn, Situation situation) {
        Turn last = turn;
        for (FormRecord record : turn.records()) {
            Optional<Outcome> outcome = records.execute(exchange, turn.place(), record);
            if (outcome.isPresent()) {
                last = flows.engine().conclude(task.flow(), last, outcome.get(), situation);
            }
        }
        rollCalls.reply(exchange.replies());
        return last;
    }

    private static Sheet.State state(Filled filled, Turn last) {
        if (last.ended()) {
            return Sheet.State.DONE;
        }
        if (filled.page().problems() > 0) {
            return Sheet.State.WRONG;
        }
        return filled.turn().records().isEmpty() ? Sheet.State.OPEN : Sheet.State.GOES_ON;
    }

    /**
     * The page shows another safety than what is on record, and what was sent is not that one either: it comes from a page of before, and must not
     * take back what was said since. A cry for help is taken from any page.
     */
    private boolean isOvertaken(Errand errand, SentForm sent) {
        if (!(errand instanceof Errand.Safety(MemberId by, RollCallId rollCall))) {
            return false;
        }
        String now = rollCalls.answers(rollCall, by).getOrDefault(Reply.SAFETY, "");
        String given = String.join(" ", sent.given().getOrDefault(Reply.SAFETY, List.of()));
        return !now.equals(sent.before().getOrDefault(Reply.SAFETY, "")) && !now.equals(given) && !Reply.isWorse(given, now);
    }

    private Task task(Errand errand, String language) {
        return switch (errand) {
            case Errand.ForBusiness(var by, var business, boolean sheet, var heard) -> new Task(
                    flows.flow(sheet ? DamageRecords.HEARING_SHEET : DamageRecords.DAMAGE_REPORT),
                    new AboutBusiness(business, AboutBusiness.By.valueOf(heard.name())).subject(), language);
            case Errand.Damage(var by, var business) -> new Task(
                    flows.flow(DamageRecords.DAMAGE_REPORT), AboutBusiness.self(business).subject(), language);
            case Errand.Safety(var by, RollCallId rollCall) -> new Task(flows.flow(SafetyTalk.FORM), String.valueOf(rollCall.value()), language);
            case Errand.Proxy(var by) -> new Task(flows.flow("proxy-reply"), "", language);
        };
    }

    private Map<String, String> known(Exchange exchange, Errand errand, Task task) {
        return errand instanceof Errand.Safety(MemberId by, RollCallId rollCall)
                ? rollCalls.answers(rollCall, by)
                : starting.of(exchange.person(), task.flow().formId(), task.subject());
    }

    /** What the page was shown with, not what is known now: somebody else may have reported meanwhile, and that is to be noticed. */
    private Map<String, String> before(Exchange exchange, Task task, SentForm sent) {
        Map<String, String> before = new LinkedHashMap<>(sent.before());
        List.of("business", "in_drill", "drill", "place_known", StartingAnswers.PREVIOUS, StartingAnswers.BASED_ON).forEach(before::remove);
        if (!sent.basedOn().isEmpty()) {
            before.put(StartingAnswers.BASED_ON, sent.basedOn());
            Optional.ofNullable(starting.of(exchange.person(), task.flow().formId(), task.subject()).get(StartingAnswers.PREVIOUS))
                    .ifPresent(previous -> before.put(StartingAnswers.PREVIOUS, previous));
        }
        return before;
    }

    private Exchange exchange(Errand errand, String event) {
        Person person = switch (errand) {
            case Errand.ForBusiness(var by, var business, var sheet, var heard) -> people.person(by);
            case Errand.Damage(var by, var business) -> people.person(by);
            case Errand.Safety(var by, var rollCall) -> people.person(by);
            case Errand.Proxy(var by) -> people.person(by);
        };
        return Exchange.onAPage(Occasion.onAPage(event, clock.instant()), person);
    }

    private Situation situation(Exchange exchange, Task task) {
        return new Situation(clock.instant(), task.language(), exchange.person().roles(),
                FactSource.all(facts, exchange, task.subject()));
    }

    /** The sheet and what stands on it: sent once more it is the same event, filled in otherwise another. */
    private static String event(SentForm sent) {
        Map<String, Object> content = new HashMap<>(sent.before());
        sent.given().forEach((name, values) -> content.put("a." + name, new ArrayList<>(values)));
        String all = new java.util.TreeMap<>(content) + String.valueOf(sent.add()) + sent.remove();
        return sent.id() + ":" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString().toLowerCase(Locale.ROOT).substring(0, 8);
    }
}
