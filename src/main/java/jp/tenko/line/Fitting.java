package jp.tenko.line;

import com.linecorp.bot.messaging.model.Action;
import com.linecorp.bot.messaging.model.CameraAction;
import com.linecorp.bot.messaging.model.CameraRollAction;
import com.linecorp.bot.messaging.model.DatetimePickerAction;
import com.linecorp.bot.messaging.model.LocationAction;
import com.linecorp.bot.messaging.model.PostbackAction;
import com.linecorp.bot.messaging.model.URIAction;
import java.net.URI;

/** Makes texts and buttons fit LINE's limits, or refuses them when told to. */
final class Fitting {

    private final boolean fail;

    Fitting(boolean fail) {
        this.fail = fail;
    }

    /** The text, cut when too long; never empty, which LINE refuses too. */
    String text(Limit limit, String text) {
        if (!limit.allows(text)) {
            over(limit + " of " + limit.count(text), limit.most());
        }
        if (text.isBlank()) {
            over("empty " + limit, 1);
            return "…";
        }
        return limit.cut(text);
    }

    Action action(Button button, Limit labelLimit) {
        String label = text(labelLimit, button.label());
        return switch (button) {
            case Button.Postback postback -> new PostbackAction.Builder()
                    .label(label)
                    .data(data(postback.data()))
                    .displayText(text(Limit.DISPLAY_TEXT, postback.label()))
                    .build();
            case Button.PickDate pick -> new DatetimePickerAction.Builder()
                    .label(label)
                    .data(data(pick.data()))
                    .mode(DatetimePickerAction.Mode.valueOf(pick.mode().name()))
                    .initial(pick.initial())
                    .min(pick.min())
                    .max(pick.max())
                    .build();
            case Button.Link link -> new URIAction(label, uri(link.uri()), null);
            case Button.Location location -> new LocationAction(label);
            case Button.Camera camera -> new CameraAction(label);
            case Button.Album album -> new CameraRollAction(label);
        };
    }

    /** Data is ours and means something: cut, it would answer something else. So too much is always an error. */
    private static String data(String data) {
        if (!Limit.POSTBACK_DATA.allows(data)) {
            throw new IllegalArgumentException("postback data of " + data.length() + " characters, LINE takes 300");
        }
        return data;
    }

    private URI uri(String uri) {
        if (!Limit.URI.allows(uri)) {
            throw new IllegalArgumentException("link of " + uri.length() + " characters, LINE takes 1000");
        }
        return URI.create(uri);
    }

    void over(String what, int most) {
        if (fail) {
            throw new IllegalArgumentException("over LINE's limit: " + what + ", at most " + most);
        }
    }
}
