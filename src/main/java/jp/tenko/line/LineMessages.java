package jp.tenko.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.model.FlexBubble;
import com.linecorp.bot.messaging.model.FlexMessage;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.QuickReply;
import com.linecorp.bot.messaging.model.QuickReplyItem;
import com.linecorp.bot.messaging.model.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one place where our messages become LINE's. What is over a limit of line.md §3 is an error when
 * {@code tenko.line.over-limit=fail} (the tests) and is cut safely otherwise: LINE never gets a reason to answer 400.
 */
@Component
class LineMessages {

    private static final ObjectMapper JSON = ModelObjectMapper.createNewObjectMapper();
    private static final TypeReference<List<Message>> MESSAGES = new TypeReference<>() {};

    private final Fitting fitting;

    LineMessages(@Value("${tenko.line.over-limit:cut}") String overLimit) {
        this.fitting = new Fitting(overLimit.equals("fail"));
    }

    /** The JSON array that LINE takes as {@code messages}. */
    String json(List<LineMessage> messages) {
        return write(messages.stream().map(this::message).toList());
    }

    /** The way back, for the request. */
    static List<Message> read(String json) {
        try {
            return JSON.readValue(json, MESSAGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message in the outbox is not what LINE takes", e);
        }
    }

    private Message message(LineMessage message) {
        return switch (message) {
            case LineMessage.Text text -> new TextMessage.Builder(fitting.text(Limit.TEXT, text.text()))
                    .quickReply(quickReply(text.quickReplies()))
                    .build();
            case LineMessage.Bubble bubble -> new FlexMessage.Builder(
                            fitting.text(Limit.ALT_TEXT, bubble.altText()), flex(bubble))
                    .quickReply(quickReply(bubble.quickReplies()))
                    .build();
        };
    }

    private FlexBubble flex(LineMessage.Bubble bubble) {
        FlexShape shape = new FlexShape(fitting);
        List<LineMessage.Row> rows = new ArrayList<>(bubble.rows());
        FlexBubble flex = shape.bubble(bubble, rows);
        while (size(flex) > Limit.BUBBLE_BYTES && !rows.isEmpty()) {
            fitting.over("bubble of " + size(flex) + " bytes", Limit.BUBBLE_BYTES);
            int kept = Math.max(0, rows.size() - Math.max(1, rows.size() / 10) - 1);
            rows = new ArrayList<>(rows.subList(0, kept));
            rows.add(new LineMessage.Row.Small("…"));
            if (kept == 0) {
                return shape.bubble(bubble, rows);
            }
            flex = shape.bubble(bubble, rows);
        }
        return flex;
    }

    private @Nullable QuickReply quickReply(List<Button> buttons) {
        if (buttons.isEmpty()) {
            return null;
        }
        if (buttons.size() > Limit.QUICK_REPLIES) {
            fitting.over(buttons.size() + " quick replies", Limit.QUICK_REPLIES);
        }
        return new QuickReply(buttons.stream()
                .limit(Limit.QUICK_REPLIES)
                .map(button -> new QuickReplyItem(fitting.action(button, Limit.QUICK_REPLY_LABEL)))
                .toList());
    }

    private static int size(FlexBubble bubble) {
        return write(bubble).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String write(Object value) {
        try {
            // typed, or the elements of a list lose their "type"
            return value instanceof List<?> ? JSON.writerFor(MESSAGES).writeValueAsString(value) : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message could not be written as JSON", e);
        }
    }
}
