package jp.tenko.line;

import com.linecorp.bot.messaging.model.FlexBlockStyle;
import com.linecorp.bot.messaging.model.FlexBox;
import com.linecorp.bot.messaging.model.FlexBubble;
import com.linecorp.bot.messaging.model.FlexBubbleStyles;
import com.linecorp.bot.messaging.model.FlexButton;
import com.linecorp.bot.messaging.model.FlexComponent;
import com.linecorp.bot.messaging.model.FlexSeparator;
import com.linecorp.bot.messaging.model.FlexText;
import java.util.ArrayList;
import java.util.List;

/** How a bubble of ours looks: a coloured heading, lines, big buttons one under the other for shaking hands. */
final class FlexShape {

    private static final String WHITE = "#FFFFFF";
    private static final String GREY = "#555555";

    private final Fitting fitting;

    FlexShape(Fitting fitting) {
        this.fitting = fitting;
    }

    FlexBubble bubble(LineMessage.Bubble bubble, List<LineMessage.Row> rows) {
        String colour = colour(bubble.mood());
        FlexBubble.Builder flex = new FlexBubble.Builder();
        if (bubble.title() != null) {
            flex.header(vertical(List.of(text(bubble.title()).size("lg").color(WHITE).weight(FlexText.Weight.BOLD).build()), "none"))
                    .styles(new FlexBubbleStyles(new FlexBlockStyle(colour, null, null), null, null, null));
        }
        if (!rows.isEmpty()) {
            flex.body(vertical(rows.stream().map(this::row).toList(), "md"));
        }
        if (!bubble.buttons().isEmpty()) {
            flex.footer(vertical(buttons(bubble.buttons(), colour), "sm"));
        }
        return flex.build();
    }

    private List<FlexComponent> buttons(List<Button> buttons, String colour) {
        List<FlexComponent> shaped = new ArrayList<>();
        for (Button button : buttons) {
            FlexButton.Builder flex = new FlexButton.Builder(fitting.action(button, Limit.FLEX_BUTTON_LABEL));
            if (shaped.isEmpty()) {
                flex.style(FlexButton.Style.PRIMARY).color(colour);
            } else {
                flex.style(FlexButton.Style.SECONDARY);
            }
            shaped.add(flex.build());
        }
        return shaped;
    }

    private FlexComponent row(LineMessage.Row row) {
        return switch (row) {
            case LineMessage.Row.Paragraph paragraph -> text(paragraph.text()).build();
            case LineMessage.Row.Strong strong -> text(strong.text()).weight(FlexText.Weight.BOLD).build();
            case LineMessage.Row.Small small -> text(small.text()).size("sm").color(GREY).build();
            case LineMessage.Row.Figure figure -> new FlexBox.Builder(
                            FlexBox.Layout.HORIZONTAL,
                            List.of(
                                    text(figure.name()).flex(3).build(),
                                    text(figure.value())
                                            .flex(2)
                                            .align(FlexText.Align.END)
                                            .weight(FlexText.Weight.BOLD)
                                            .build()))
                    .build();
            case LineMessage.Row.Tappable tappable -> new FlexBox.Builder(
                            FlexBox.Layout.HORIZONTAL,
                            List.of(
                                    text(tappable.text()).flex(3).gravity(FlexText.Gravity.CENTER).build(),
                                    new FlexButton.Builder(fitting.action(tappable.button(), Limit.FLEX_BUTTON_LABEL))
                                            .flex(2)
                                            .style(FlexButton.Style.SECONDARY)
                                            .height(FlexButton.Height.SM)
                                            .build()))
                    .spacing("sm")
                    .build();
            case LineMessage.Row.Rule rule -> new FlexSeparator.Builder().build();
        };
    }

    private FlexText.Builder text(String text) {
        return new FlexText.Builder().text(fitting.text(Limit.FLEX_TEXT, text)).wrap(true);
    }

    private static FlexBox vertical(List<FlexComponent> contents, String spacing) {
        return new FlexBox.Builder(FlexBox.Layout.VERTICAL, contents).spacing(spacing).build();
    }

    private static String colour(LineMessage.Mood mood) {
        return switch (mood) {
            case CALM -> "#1F6F54";
            case ASKING -> "#0B5394";
            case DANGER -> "#B00020";
            case DRILL -> "#6A4C93";
        };
    }
}
