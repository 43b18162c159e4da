package jp.tenko.sandbox;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The page with the phones. Its files are not under {@code static/}, which Spring serves in every profile.
 */
@Configuration(value = "sandboxPage", proxyBeanMethods = false)
@Profile("sandbox")
class SandboxPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/sandbox").setViewName("forward:/sandbox/index.html");
        views.addViewController("/sandbox/mail").setViewName("forward:/sandbox/mail.html");
        views.addRedirectViewController("/sandbox/", "/sandbox");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/sandbox/*.html", "/sandbox/*.css", "/sandbox/*.js", "/sandbox/*.svg")
                .addResourceLocations("classpath:/sandbox/page/")
                .setCacheControl(CacheControl.noCache());
        files.addResourceHandler("/sandbox/samples/*").addResourceLocations("classpath:/sandbox/samples/");
    }
}
