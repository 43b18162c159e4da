package jp.tenko.story;

import static jp.tenko.testing.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The main job, from the director's word to the last answer. */
class RollCallStoryTest extends StoryTest {

    @Test
    void everybody_is_safe_and_the_director_knows() {
        town.says(OISHI, "点呼");
        System.out.println("1 " + town.heard(OISHI) + town.buttons(OISHI));
        town.taps(OISHI, "地震");
        System.out.println("2 " + town.last(OISHI) + town.buttons(OISHI));
        town.taps(OISHI, "開始する");
        System.out.println("3 " + town.heard(OISHI) + town.buttons(OISHI));
        System.out.println("4 " + town.heard(YAMADA) + town.buttons(YAMADA));
        town.taps(YAMADA, "無事");
        System.out.println("5 " + town.heard(YAMADA) + town.buttons(YAMADA));
        town.says(OISHI, "状況");
        System.out.println("6 " + town.last(OISHI) + town.buttons(OISHI));
        town.pass(Duration.ofMinutes(60));
        town.says(OISHI, "状況");
        System.out.println("7 " + town.heard(OISHI));
        System.out.println("8 " + town.heard(YAMADA));
        System.out.println("8 " + town.heard(LAN));
        assertThat(town.refused(400)).isZero();
    }
}
