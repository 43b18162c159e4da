package jp.tenko.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.model.RichMenuArea;
import com.linecorp.bot.messaging.model.RichMenuBounds;
import com.linecorp.bot.messaging.model.RichMenuRequest;
import com.linecorp.bot.messaging.model.RichMenuSize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A {@link RichMenu} as LINE takes it. Its name has a hash of all that is in it, so that after a crash it is found again at
 * LINE and never made twice.
 *
 * @param json the request that creates it
 */
record RichMenuDefinition(RichMenu menu, String name, String json) {

    /** Whatever at LINE is called so was made by us. */
    static final String OURS = "tenko/";

    private static final ObjectMapper JSON = ModelObjectMapper.createNewObjectMapper();
    private static final int HASH_LENGTH = 16;

    static RichMenuDefinition of(RichMenu menu, Fitting fitting) {
        String group = OURS + menu.audience() + "/" + menu.language() + "/";
        String hash = hash(request(menu, group, fitting), menu.picture().get());
        return new RichMenuDefinition(menu, group + hash, request(menu, group + hash, fitting));
    }

    private static String request(RichMenu menu, String name, Fitting fitting) {
        RichMenuRequest request = new RichMenuRequest(
                new RichMenuSize((long) menu.width(), (long) menu.height()),
                menu.open(),
                name,
                fitting.text(Limit.CHAT_BAR, menu.bar()),
                menu.areas().stream().map(area -> area(area, fitting)).toList());
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rich menu could not be written as JSON", e);
        }
    }

    private static RichMenuArea area(RichMenu.Area area, Fitting fitting) {
        RichMenuBounds bounds = new RichMenuBounds((long) area.x(), (long) area.y(), (long) area.width(), (long) area.height());
        return new RichMenuArea(bounds, fitting.action(area.button(), Limit.QUICK_REPLY_LABEL));
    }

    private static String hash(String json, byte[] picture) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(picture)).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
