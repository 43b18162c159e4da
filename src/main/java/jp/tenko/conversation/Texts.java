package jp.tenko.conversation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tenko.damage.Overview;
import jp.tenko.flow.FlowLibrary;
import jp.tenko.flow.Spot;
import jp.tenko.incident.IncidentKind;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage.Row;
import jp.tenko.rollcall.RollCall;
import jp.tenko.roster.Business;
import jp.tenko.roster.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words of {@code conversation-flows/}, filled in: small things that several messages share. */
@Component
class Texts {

    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d H:mm");

    private final FlowFiles flows;
    private final ZoneId zone;

    Texts(FlowFiles flows, Clock clock) {
        this.flows = flows;
        this.zone = clock.getZone();
    }

    String text(String name, String language, Map<String, String> values) {
        return library().phrases().text(name, language, values);
    }

    String text(String name, String language) {
        return library().phrases().text(name, language);
    }

    /** Whether somebody calls for help in words of their own. */
    boolean isCry(String written) {
        return flows.library().commands().isCry(written);
    }

    /** Hours and minutes in Japan. */
    String time(Instant instant) {
        return CLOCK_TIME.format(instant.atZone(zone));
    }

    /** Day and time in Japan, 「7/17 14:05」. */
    String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    String kind(IncidentKind kind, String language) {
        return text("kind_" + kind.code(), language);
    }

    /** 【訓練】 in front of everything a drill says; nothing in front of the real thing. */
    String mark(RollCall rollCall, String language) {
        return mark(rollCall.drill(), language);
    }

    String mark(boolean drill, String language) {
        String mark = drill ? text("drill_mark", language).strip() : "";
        return mark.endsWith("]") ? mark + " " : mark; // 【訓練】 brings its own space
    }

    /** What a choice of the safety flow is called, so that tally and question use the same word. */
    String choice(String question, String value, String language) {
        return choiceOf(SafetyTalk.FORM, question, value, language);
    }

    String choiceOf(String formId, String question, String value, String language) {
        return flows.flow(formId).choiceLabel(question, value, language);
    }

    /** In the order of the flow; what an older definition offered comes last. */
    List<String> choicesInOrder(String formId, String question, Collection<String> values) {
        List<String> order = flows.flow(formId).choiceNames(question);
        return values.stream()
                .sorted(Comparator.comparingInt(value -> order.contains(value) ? order.indexOf(value) : order.size()))
                .toList();
    }

    /** Why an area counts as cut off, in the words of the officer who said so: 「近づけない」, or what they said of its roads. */
    String cutOff(Overview said, String language) {
        return Stream.of(Overview.LOOK, Overview.ROADS)
                .filter(question -> List.of(Overview.UNREACHABLE, Overview.CUT).contains(said.answers().getOrDefault(question, "")))
                .map(question -> choiceOf(DamageRecords.OVERVIEW, question, said.answers().get(question), language))
                .collect(Collectors.joining("・"));
    }

    /** An answer about a place as people read it: the address, else the position, else how many photos there are. */
    String place(String answer, String language) {
        Spot spot = Spot.parse(answer);
        if (!spot.images().isEmpty()) {
            return text("photos_of_place", language, Map.of("count", String.valueOf(spot.images().size())));
        }
        return spot.address() != null
                ? spot.address()
                : "%.5f, %.5f".formatted(spot.latitude(), spot.longitude());
    }

    String name(Member member, String language) {
        return member.name().isBlank() ? text("name_unknown", language) : member.name();
    }

    /** Somebody with a button to telephone them, or without when there is no number. */
    Row callable(Member member, String language) {
        String name = name(member, language);
        String shown = member.reachableByLine() ? name : text("summary_unreachable", language, Map.of("name", name));
        return callable(shown, member.telephone(), language);
    }

    Row callable(Business business, String language) {
        return callable(business.name(), business.telephone(), language);
    }

    /** @param shown the line beside the button */
    Row callable(Business business, String shown, String language) {
        return callable(shown, business.telephone(), language);
    }

    private Row callable(String shown, @Nullable String telephone, String language) {
        String dial = telephone == null ? "" : telephone.replaceAll("[^+0-9]", "");
        return dial.isEmpty()
                ? new Row.Paragraph(text("no_telephone", language, Map.of("name", shown)))
                : new Row.Tappable(shown, new Button.Link(text("call_button", language), "tel:" + dial));
    }

    /** 1,200,000円. */
    String yen(long amount, String language) {
        return text("yen", language, Map.of("amount", "%,d".formatted(amount)));
    }

    private FlowLibrary library() {
        return flows.library();
    }
}
