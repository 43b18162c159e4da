package jp.tenko.benchmark;

import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParseException;
import com.linecorp.bot.parser.WebhookParser;
import com.linecorp.bot.webhook.model.Event;
import com.linecorp.bot.webhook.model.MessageEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What Tenko is compared with: LINE's SDK and a counter in Redis, everything on the request's thread, as the popular
 * starters do. It keeps nothing on disk, knows no duplicates, and forgets an answer when it dies.
 *
 * <p>{@code --at-once} is how many requests to LINE it has under way. SDK and starters come with 5; people find out when
 * many write at once, and LINE is 50 ms away.
 */
@EnableAutoConfiguration(excludeName = {
    "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
    "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
    "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration",
    "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
    "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration"
})
public class PlainBot {

    public static void main(String[] args) {
        SpringApplication.run(PlainBot.class, args);
        System.out.println("the plain bot is ready");
    }

    @Bean
    RouterFunction<ServerResponse> webhook(
            StringRedisTemplate redis, @Value("${secret}") String secret, @Value("${line}") URI line,
            @Value("${at-once}") int atOnce) {
        var parser = new WebhookParser(new LineSignatureValidator(secret.getBytes(StandardCharsets.UTF_8)));
        MessagingApiClient client = MessagingApiClient.builder("token")
                .apiEndPoint(line)
                .maxRequests(atOnce)
                .maxRequestsPerHost(atOnce)
                .build();
        return RouterFunctions.route().POST("/callback/{channel}", request -> answer(request, parser, client, redis)).build();
    }

    private static ServerResponse answer(
            ServerRequest request, WebhookParser parser, MessagingApiClient client, StringRedisTemplate redis)
            throws IOException, WebhookParseException, jakarta.servlet.ServletException {
        String signature = request.headers().firstHeader(WebhookParser.SIGNATURE_HEADER_NAME);
        for (Event event : parser.handle(signature, request.body(byte[].class)).events()) {
            if (event instanceof MessageEvent message) {
                Long count = redis.opsForValue().increment("count:" + message.source().userId());
                client.replyMessage(new ReplyMessageRequest(
                                message.replyToken(), List.of(new TextMessage(String.valueOf(count))), false))
                        .join();
            }
        }
        return ServerResponse.ok().build();
    }
}
