package jp.tenko.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The channels of {@code tenko.line.channels.*}: the stand-in's side of the secrets and tokens Tenko was given. */
@Component("sandboxChannels")
@Profile("sandbox")
final class Channels {

    private final Map<String, Channel> byKey = new LinkedHashMap<>();
    private final Map<String, Channel> byToken = new LinkedHashMap<>();

    Channels(Environment environment) {
        Binder binder = Binder.get(environment);
        var keys = binder.bind("tenko.line.channels", Bindable.mapOf(String.class, Object.class)).orElse(Map.of()).keySet();
        for (String key : keys) {
            String at = "tenko.line.channels." + key;
            Channel channel = Channel.of(key,
                    environment.getRequiredProperty(at + ".secret"),
                    environment.getRequiredProperty(at + ".token"),
                    environment.getProperty(at + ".basic-id", "@tenko-sandbox"));
            byKey.put(key, channel);
            byToken.put(channel.token(), channel);
        }
    }

    Collection<Channel> all() {
        return byKey.values();
    }

    @Nullable Channel byKey(String key) {
        return byKey.get(key);
    }

    @Nullable Channel byToken(String token) {
        return byToken.get(token);
    }
}
