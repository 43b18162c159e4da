package jp.tenko.line;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tenko.line.*}: where LINE is and who we are there.
 *
 * @param apiBaseUrl {@code https://api.line.me}; the sandbox's address in the sandbox
 * @param dataBaseUrl {@code https://api-data.line.me}: photos
 * @param channels by key, one for each organization; the key is part of the webhook URL
 */
@ConfigurationProperties("tenko.line")
public record LineSettings(URI apiBaseUrl, URI dataBaseUrl, @DefaultValue Map<String, Channel> channels) {

    /**
     * One Messaging API channel of the LINE Developers console.
     *
     * @param secret "Channel secret" (tab "Basic settings")
     * @param token "Channel access token (long-lived)" (tab "Messaging API")
     * @param basicId "Bot basic ID", {@code @…}; null: links that open the chat cannot be made
     */
    public record Channel(String secret, String token, @Nullable String basicId) {

        @Override
        public String toString() {
            return "Channel[secret and token kept back]";
        }
    }
}
