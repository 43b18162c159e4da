package jp.tenko.console.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import java.util.regex.Pattern;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is printed: who calls whom, and codes that a phone can read. */
class CallTreeTest {

    private static final List<String> DISTRICTS = List.of("上広川", "下広川");

    private final Member director = member(1, "大石", Role.DIRECTOR, null, false);
    private final Member first = member(2, "中島", Role.DEPUTY, null, false);
    private final Member second = member(3, "髙橋", Role.DEPUTY, null, false);
    private final Member below = member(4, "江口", Role.STAFF, "下広川", false);
    private final Member nowhere = member(5, "坂本", Role.STAFF, null, false);
    private final Member above = member(6, "山田", Role.STAFF, "上広川", false);
    private final Member away = member(7, "井上", Role.STAFF, "上広川", true);

    @Test
    void everybody_who_is_there_is_called_once_and_neighbours_by_the_same_deputy() {
        CallTree tree = CallTree.of(List.of(director, first, second), List.of(below, nowhere, above, away), DISTRICTS);

        assertThat(tree.branches()).containsExactly(
                new CallTree.Branch(director, List.of(first, second)),
                new CallTree.Branch(first, List.of(above)),
                new CallTree.Branch(second, List.of(below, nowhere)));
    }

    @Test
    void without_deputies_or_with_the_director_away_nobody_is_forgotten() {
        assertThat(CallTree.of(List.of(director), List.of(below, above), DISTRICTS).branches())
                .containsExactly(new CallTree.Branch(director, List.of(above, below)));
        Member ill = member(1, "大石", Role.DIRECTOR, null, true);
        assertThat(CallTree.of(List.of(ill, first), List.of(below), DISTRICTS).branches())
                .containsExactly(new CallTree.Branch(first, List.of(below)));
        assertThat(CallTree.of(List.of(ill), List.of(below), DISTRICTS).branches()).isEmpty();
    }

    @Test
    void a_phone_reads_the_drawn_code() throws ChecksumException, FormatException {
        String link = "https://line.me/R/oaMessage/%40abc1234x/?ACDE-2345";
        QrCode drawn = QrCode.of(link);
        BitMatrix dots = new BitMatrix(drawn.size() - 8);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(drawn.path()).results()
                .forEach(dot -> dots.set(Integer.parseInt(dot.group(1)) - 4, Integer.parseInt(dot.group(2)) - 4));

        assertThat(new Decoder().decode(dots).getText()).isEqualTo(link);
    }

    private static Member member(long id, String name, Role role, @Nullable String district, boolean onLeave) {
        return new Member(new MemberId(id), new OrganizationId(1), String.valueOf(id), name, null, role,
                role == Role.DEPUTY ? (int) id - 1 : null, district, null, null, "ja", onLeave, null, null);
    }
}
