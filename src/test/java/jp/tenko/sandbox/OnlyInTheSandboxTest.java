package jp.tenko.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Nothing of the stand-in is reachable in production. */
class OnlyInTheSandboxTest {

    @Test
    void without_the_profile_spring_finds_nothing_here() {
        assertThat(found("production")).isEmpty();
        assertThat(found("sandbox")).contains("jp.tenko.sandbox.LinePlatform", "jp.tenko.sandbox.SandboxApi", "jp.tenko.sandbox.SandboxPage");
    }

    @Test
    void the_page_lies_where_spring_does_not_serve_files_by_itself() {
        assertThat(new ClassPathResource("sandbox/page/index.html").exists()).isTrue();
        for (String served : new String[] {"static", "public", "resources", "META-INF/resources"}) {
            assertThat(new ClassPathResource(served + "/sandbox/index.html").exists()).as(served).isFalse();
        }
    }

    /** A store of the same name in another package would otherwise stop the start. */
    @Test
    void the_beans_have_names_of_their_own() {
        var registry = new org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry();
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("sandbox");
        var scanner = new org.springframework.context.annotation.ClassPathBeanDefinitionScanner(registry, true, environment);
        scanner.setIncludeAnnotationConfig(false);
        scanner.scan("jp.tenko.sandbox");

        assertThat(registry.getBeanDefinitionNames()).allMatch(name -> name.startsWith("sandbox"));
    }

    private static Set<String> found(String profile) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        return new ClassPathScanningCandidateComponentProvider(true, environment).findCandidateComponents("jp.tenko.sandbox")
                .stream().map(BeanDefinition::getBeanClassName).collect(Collectors.toSet());
    }
}
