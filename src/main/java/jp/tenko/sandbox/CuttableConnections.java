package jp.tenko.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Lets the stand-in cut a connection without a word, as networks do; a servlet alone cannot. */
@Configuration(value = "sandboxCuttableConnections", proxyBeanMethods = false)
@Profile("sandbox")
class CuttableConnections {

    private static final String CUTTER = CuttableConnections.class.getName();

    static void cut(HttpServletRequest request) {
        if (request.getAttribute(CUTTER) instanceof Runnable cutter) {
            cutter.run();
        }
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> cuttableConnectionsOfTheSandbox() {
        return factory -> factory.addEngineValves(new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                Runnable cutter = () -> request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
                request.setAttribute(CUTTER, cutter);
                getNext().invoke(request, response);
            }
        });
    }
}
