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

    @Test
    void an_amount_is_no_code_and_a_mistyped_code_is_meant_as_one() {
        assertThat(JoinCode.isMeantIn("1240000")).isFalse();
        assertThat(JoinCode.isMeantIn("０９４３００００１")).isFalse();
        assertThat(JoinCode.isMeantIn("acde-234")).isTrue();
        assertThat(JoinCode.isMeantIn("2345 6789")).as("a code may be of figures alone").isTrue();
    }
}
