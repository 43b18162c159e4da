package jp.tenko.roster.joining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinLinkTest {

    @Test
    void the_link_opens_the_chat_with_the_code_typed_in() {
        assertThat(JoinLink.of("@tenko-sandbox", new JoinCode("ACDE2345")))
                .hasToString("https://line.me/R/oaMessage/%40tenko-sandbox/?ACDE-2345");
    }

    @Test
    void every_other_character_is_percent_encoded() {
        assertThat(JoinLink.of("abc1234x", "登録 A&B=1+1?#%/"))
                .hasToString("https://line.me/R/oaMessage/%40abc1234x/?"
                        + "%E7%99%BB%E9%8C%B2%20A%26B%3D1%2B1%3F%23%25%2F");
    }
}
