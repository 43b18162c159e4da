package jp.tenko.embedded;

import io.lettuce.core.RedisClient;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** A program with nothing in it but the embedded servers and one worker that still needs them while it closes. */
class SmallTenko {

    public static void main(String[] args) throws InterruptedException {
        var application = new SpringApplication(SmallTenko.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(new EmbeddedServers());
        var environment = application.run(args).getEnvironment();
        System.out.println("READY " + url(environment) + " " + environment.getProperty("spring.data.redis.url"));
        new CountDownLatch(1).await();
    }

    @Bean(destroyMethod = "finish")
    Worker worker(ConfigurableEnvironment environment) {
        return new Worker(url(environment), environment.getRequiredProperty("spring.data.redis.url"));
    }

    private static String url(ConfigurableEnvironment environment) {
        return environment.getProperty("spring.datasource.url")
                + "?user=" + environment.getProperty("spring.datasource.username")
                + "&password=" + environment.getProperty("spring.datasource.password");
    }

    record Worker(String postgres, String redis) {

        void finish() throws Exception {
            try (var connection = DriverManager.getConnection(postgres);
                    var client = RedisClient.create(redis)) {
                connection.createStatement().execute("select 1");
                client.connect().sync().ping();
            }
            System.out.println("FINISHED with both servers running");
        }
    }
}
