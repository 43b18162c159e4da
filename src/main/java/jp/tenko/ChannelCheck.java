package jp.tenko;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * In production Tenko does not start without a LINE channel: the first to notice would be a director in an earthquake.
 * Says which settings are missing and what they are called in the LINE Developers console (line.md §5).
 */
final class ChannelCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SECRET = "\"Channel secret\" on the tab \"Basic settings\"";
    private static final String TOKEN = "\"Channel access token (long-lived)\" on the tab \"Messaging API\"";

    /** Nothing here can be a real value: those are letters, digits, + / and = without spaces or hyphens. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "<.*|\\$\\{.*|your[-_ ].*|change[-_ ]?me|sandbox-.*|x+|\\.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What one channel needs; null, empty or a placeholder means that nobody has filled it in. */
    record Channel(@Nullable String secret, @Nullable String token) {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("sandbox"))) {
            return;
        }
        List<String> missing = missing(Binder.get(environment)
                .bind("tenko.line.channels", Bindable.mapOf(String.class, Channel.class))
                .orElse(Map.of()));
        if (!missing.isEmpty()) {
            throw new FailureAnalyzedException(
                    "the LINE channel is not configured. These settings are missing"
                            + " (in brackets: where the LINE Developers console shows them):\n  "
                            + String.join("\n  ", missing),
                    "Set them, or try Tenko without LINE: --spring.profiles.active=sandbox");
        }
    }

    private static List<String> missing(Map<String, Channel> channels) {
        List<String> missing = new ArrayList<>();
        (channels.isEmpty() ? Map.of("<key>", new Channel(null, null)) : channels).forEach((key, channel) -> {
            if (isNotFilledIn(channel.secret())) {
                missing.add("tenko.line.channels.%s.secret (%s)".formatted(key, SECRET));
            }
            if (isNotFilledIn(channel.token())) {
                missing.add("tenko.line.channels.%s.token (%s)".formatted(key, TOKEN));
            }
        });
        return missing;
    }

    private static boolean isNotFilledIn(@Nullable String value) {
        return value == null || value.isBlank() || PLACEHOLDER.matcher(value.strip()).matches();
    }
}
