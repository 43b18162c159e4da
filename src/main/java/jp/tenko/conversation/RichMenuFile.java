package jp.tenko.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import jp.tenko.flow.MenuPlan;
import jp.tenko.flow.MenuPlan.Act;
import jp.tenko.line.Button;
import jp.tenko.line.RichMenu;
import jp.tenko.line.RichMenus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The menus under people's chats: {@code rich-menus.yaml} says what is tapped, {@code resources/rich-menus/} has the
 * pictures, drawn from it beforehand because a server has no Japanese fonts.
 */
@Component
class RichMenuFile {

    private static final Logger log = LoggerFactory.getLogger(RichMenuFile.class);

    RichMenuFile(FlowFiles flows, RichMenus menus) {
        menus.define(flows.library().menus().stream()
                .flatMap(plan -> plan.languages().stream()
                        .filter(language -> hasPicture(plan, language))
                        .map(language -> menu(plan, language)))
                .toList());
    }

    /** A menu that was not drawn yet is no reason not to start: the word 「メニュー」 does the same. */
    private static boolean hasPicture(MenuPlan plan, String language) {
        boolean drawn = picture(plan, language).exists();
        if (!drawn) {
            log.warn("The rich menu {} in {} has no picture and is left out: mvn test -Dtest=RichMenuPictures", plan.audience(), language);
        }
        return drawn;
    }

    private static RichMenu menu(MenuPlan plan, String language) {
        List<RichMenu.Area> areas = plan.spots().stream()
                .map(spot -> new RichMenu.Area(spot.x(), spot.y(), spot.width(), spot.height(), button(spot.area(), language)))
                .toList();
        return new RichMenu(
                plan.audience(), language, plan.bar().in(language), plan.open(), MenuPlan.WIDTH, MenuPlan.HEIGHT, areas,
                () -> bytes(picture(plan, language)));
    }

    private static Button button(MenuPlan.Area area, String language) {
        String label = area.label().in(language);
        return switch (area.act()) {
            case Act.Begin(String formId, String question, String choice) when question != null && choice != null ->
                new Button.Postback(label, new ButtonData.Quick(formId, question, choice).write());
            case Act.Begin begin -> new Button.Postback(label, new ButtonData.Begin(begin.formId()).write());
            case Act.Open(String what) -> new Button.Postback(label, new ButtonData.Open(what).write());
            case Act.Link(String uri) -> new Button.Link(label, uri);
        };
    }

    private static ClassPathResource picture(MenuPlan plan, String language) {
        return new ClassPathResource("rich-menus/" + plan.audience() + "." + language + ".png");
    }

    private static byte[] bytes(ClassPathResource picture) {
        try {
            return picture.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the picture of a rich menu cannot be read: " + picture.getPath(), e);
        }
    }
}
