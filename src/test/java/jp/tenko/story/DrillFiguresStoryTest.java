package jp.tenko.story;

import static jp.tenko.testing.Cast.NAKASHIMA;
import static jp.tenko.testing.Cast.OISHI;
import static jp.tenko.testing.Cast.YAMADA;
import static jp.tenko.testing.Cast.YOSHIDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.Test;

/** Drills are held against the one before; and what the board costs somebody on a bad line. */
class DrillFiguresStoryTest extends StoryTest {

    /** Over the wire: the page, the stylesheet and both scripts, compressed as the server sends them. */
    private static final int BOARD_MOST = 150_000;

    @Test
    void a_drill_is_listed_with_how_many_answered_and_how_fast_and_so_it_is_in_the_file() {
        drill();
        town.settleAfter(Duration.ofMinutes(2));
        town.taps(OISHI, "無事");
        town.settleAfter(Duration.ofMinutes(1));
        town.taps(YAMADA, "無事");
        town.settleAfter(Duration.ofMinutes(6));
        town.taps(YOSHIDA, "無事");
        town.taps(NAKASHIMA, "無事");
        Console director = signedIn();
        String page = director.get("/roll-call").body();

        assertThat(page).contains("44.4%", "4 / 9", "届かず");
        List<String> file = director.get("/roll-call/drills.csv").body().lines().toList();
        assertThat(file).hasSize(2);
        assertThat(file.get(0)).contains("回答率", "回答の中央値");
        assertThat(file.get(1)).as("2, 3, 9 and 9 minutes").endsWith(",地震,9,4,44.4,6.0,,,,0");
    }

    @Test
    void a_real_roll_call_is_no_drill() {
        town.rollIsCalled(OISHI, "地震");
        assertThat(signedIn().get("/roll-call").body()).doesNotContain("訓練の記録");
    }

    @Test
    void the_first_visit_to_the_board_weighs_less_than_150_kilobytes() {
        town.rollIsCalled(OISHI, "地震");
        Console director = signedIn();
        String page = director.get("/").body();
        var parts = java.util.regex.Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(page).results()
                .map(part -> part.group(1)).distinct().toList();

        assertThat(parts).as("style, icon and scripts").hasSizeGreaterThanOrEqualTo(4);
        long weight = director.weight("/") + parts.stream().mapToLong(director::weight).sum();
        assertThat(weight).as("bytes over the wire").isBetween(10_000L, (long) BOARD_MOST);
    }

    private void drill() {
        town.says(OISHI, "点呼");
        town.taps(OISHI, "訓練");
        town.taps(OISHI, "地震の想定");
        town.taps(OISHI, "開始する");
    }

    private Console signedIn() {
        town.says(OISHI, "管理画面");
        Console console = new Console(port());
        HttpResponse<String> in = console.signIn(Console.secretIn(town.entries(OISHI).getLast().toString()));
        assertThat(Console.leadsTo(in)).isEqualTo("/");
        return console;
    }
}
