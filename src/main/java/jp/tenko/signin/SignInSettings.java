package jp.tenko.signin;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code tenko.sign-in.*}
 *
 * @param url where people reach the console, {@code https://tenko.example.jp}: links begin with it
 */
@ConfigurationProperties("tenko.sign-in")
record SignInSettings(URI url) {}
