package jp.tenko.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tenko.operations.*}
 *
 * @param token what Prometheus brings; empty: nobody gets figures or details, whether something is up or not is for everybody
 */
@ConfigurationProperties("tenko.operations")
record OperatorSettings(@DefaultValue("") String token) {

    private static final int SHORTEST = 20;

    OperatorSettings {
        if (!token.isEmpty() && token.length() < SHORTEST) {
            throw new IllegalArgumentException("tenko.operations.token has " + token.length() + " characters; expected at least "
                    + SHORTEST + ", for example of: openssl rand -base64 32");
        }
    }
}
