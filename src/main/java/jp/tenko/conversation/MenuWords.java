package jp.tenko.conversation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tenko.flow.MenuPlan;
import jp.tenko.flow.MenuPlan.Act;
import org.springframework.stereotype.Component;

/**
 * Whoever types what is written on a menu means what its button does. The titles of flows are words of theirs already
 * ({@link SpokenWords#flowStartedBy}); here are the areas of the menus under the chats.
 */
@Component
class MenuWords {

    private final FlowFiles flows;

    MenuWords(FlowFiles flows) {
        this.flows = flows;
    }

    /** The button on which this is written, of those that do something for this person; empty: it is written on none. */
    Optional<ButtonData> button(String text, Person person) {
        String typed = folded(text);
        return flows.library().menus().stream()
                .flatMap(plan -> plan.spots().stream().map(MenuPlan.Spot::area).filter(area -> isOn(plan, area, typed)))
                .flatMap(area -> meant(area.act(), person).stream())
                .findFirst();
    }

    private static boolean isOn(MenuPlan plan, MenuPlan.Area area, String typed) {
        return plan.languages().stream().anyMatch(language -> folded(area.label().in(language)).equals(typed));
    }

    private Optional<ButtonData> meant(Act act, Person person) {
        return switch (act) {
            case Act.Begin(String formId, String question, String choice) -> Stream.of(formId)
                    .filter(id -> mayBegin(id, person))
                    .findFirst()
                    .map(id -> question == null || choice == null
                            ? new ButtonData.Begin(id)
                            : new ButtonData.Quick(id, question, choice));
            case Act.Open(String what) when LeaderActs.ASKED_FOR.contains(what) && person.member() == null -> Optional.empty();
            case Act.Open(String what) -> Optional.of(new ButtonData.Open(what));
            case Act.Link link -> Optional.empty(); // the telephone does it, not we
        };
    }

    /** The safety question has no word of its own; its button is on the menus of staff. */
    private boolean mayBegin(String formId, Person person) {
        return formId.equals(SafetyTalk.FORM)
                ? person.member() != null
                : flows.startable(formId, person).isPresent();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]", "").toLowerCase(Locale.ROOT);
    }
}
