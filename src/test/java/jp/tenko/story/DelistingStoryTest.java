package jp.tenko.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.tenko.testing.Cast.HANAHATA;
import static jp.tenko.testing.Cast.OISHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tenko.damage.DamageSummaries;
import jp.tenko.incident.IncidentId;
import jp.tenko.incident.Incidents;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.MemberId;
import jp.tenko.signin.Accounts;
import jp.tenko.signin.SignIn;
import jp.tenko.testing.Console;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop closes for good: nobody waits for its report any more, and nothing that was said is lost. */
class DelistingStoryTest extends StoryTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @AfterEach
    void as_in_the_files() throws IOException {
        OfficeStoryTest.asInTheFiles(this);
    }

    @Test
    void the_next_disaster_does_not_count_it_and_the_one_that_goes_on_does_unless_somebody_says_so() {
        Console staff = member("山田%");
        String line = "href=\"/damage/" + id("0002") + "?";
        town.rollIsCalled(OISHI, "地震");
        assertThat(businesses()).isEqualTo(659);

        assertThat(staff.get("/businesses/" + id("0002") + "/leave").body()).contains("「地震」の対応中です。この災害では、これまでどおり数えます", "uncounted");
        staff.post("/businesses/" + id("0002") + "/leave", Map.of("why", "CLOSED"));
        assertThat(staff.get("/businesses/gone").body()).contains("めぐみ書店を名簿から外しました", "廃業");
        assertThat(businesses()).as("as it was").isEqualTo(659);
        assertThat(silent()).as("nor is it off that list in secret").contains(line);
        assertThat(staff.get("/businesses?q=0002").body()).doesNotContain("めぐみ書店");

        staff.post("/businesses/" + id("0003") + "/leave", Map.of("why", "MOVED", "uncounted", "true"));
        assertThat(businesses()).isEqualTo(658);

        close();
        clock.advance(Duration.ofDays(20));
        town.rollIsCalled(OISHI, "地震");
        assertThat(businesses()).isEqualTo(657);
        assertThat(silent()).doesNotContain(line);

        staff.post("/businesses/" + id("0002") + "/back", Map.of());
        assertThat(businesses()).isEqualTo(658);
        assertThat(silent()).contains(line);
        assertThat(jdbc.sql("select deed || ' ' || detail from audit where deed like 'business-left' or deed like 'business-back' order by id").query(String.class).list())
                .containsExactly("business-left 0002 めぐみ書店", "business-left 0003 " + name("0003"), "business-back 0002 めぐみ書店");
    }

    @Test
    void what_it_reported_stays_and_its_people_are_no_longer_asked_for_it() {
        town.rollIsCalled(OISHI, "地震");
        town.says(HANAHATA, "被害報告");
        town.taps(HANAHATA, "被害なし");
        String shop = jdbc.sql("select number from business b join business_damage d on d.business_id = b.id where d.revisions > 0").query(String.class).single();
        Console staff = member("山田%");
        assertThat(staff.get("/businesses/" + id(shop) + "/leave").body()).contains("この災害で報告があるためです").doesNotContain("name=\"uncounted\"");
        staff.post("/businesses/" + id(shop) + "/leave", Map.of("why", "CLOSED", "uncounted", "true"));
        assertThat(businesses()).isEqualTo(659);
        assertThat(staff.get("/damage/" + id(shop)).body()).contains(name(shop));
        assertThat(staff.get("/damage").body()).contains(name(shop));

        assertThat(spokenFor()).doesNotContain(name(shop));
        staff.post("/businesses/" + id(shop) + "/back", Map.of());
        assertThat(spokenFor()).contains(name(shop));
    }

    @Test
    void a_file_does_not_put_back_what_was_taken_off_and_says_so() {
        Console director = member("大石%");
        byte[] businesses = director.get("/lists/businesses.csv").body().getBytes(UTF_8);
        byte[] members = director.get("/lists/members.csv").body().getBytes(UTF_8);
        director.post("/businesses/" + id("0002") + "/leave", Map.of("why", "OTHER"));
        director.post("/people/" + jdbc.sql("select id from member where number = '004'").query(Long.class).single() + "/leave", Map.of());

        String preview = Console.leadsTo(director.upload("/lists", Map.of("kind", "businesses"), "b.csv", businesses));
        assertThat(director.get(preview).body()).contains("ファイルの1件は、名簿から外してあるため、取り込みません", "0002 めぐみ書店", "id=\"unchanged\">658<", "何も変わりません");
        byte[] other = new String(businesses, UTF_8).replace("㈱花畑製作所", "㈱花畑製作所 本店").getBytes(UTF_8);
        String change = Console.leadsTo(director.upload("/lists", Map.of("kind", "businesses"), "b.csv", other));
        Matcher state = Pattern.compile("name=\"state\" value=\"([^\"]+)\"").matcher(director.get(change).body());
        assertThat(state.find()).isTrue();
        director.post(change, Map.of("state", state.group(1), "without", "false"));
        assertThat(director.get("/lists").body()).contains("1件が変わりました");
        assertThat(director.get("/businesses/gone").body()).contains("めぐみ書店");

        String people = Console.leadsTo(director.upload("/lists", Map.of("kind", "members"), "m.csv", members));
        assertThat(director.get(people).body()).contains("名簿から外してあるため、取り込みません", "004 山田 太郎", "「名簿から外した人」から戻し");
        assertThat(jdbc.sql("select left_at is not null from member where number = '004'").query(Boolean.class).single()).isTrue();

        String leads = Console.leadsTo(director.upload("/lists", Map.of("kind", "members"), "m.csv", new String(members, UTF_8)
                .replace("山田 太郎,やまだ たろう,職員", "山田 太郎,やまだ たろう,事務局長").replace("おおいし げんいちろう,事務局長", "おおいし げんいちろう,職員").getBytes(UTF_8)));
        assertThat(director.get(leads).body()).contains("名簿から外した山田 太郎さんの番号です");
    }

    @Test
    void a_new_one_does_not_get_its_number() {
        Console staff = member("山田%");
        staff.post("/businesses/" + id("0002") + "/leave", Map.of("why", "CLOSED"));
        String refused = staff.post("/businesses/new", Map.of("number", "0002", "name", "めぐみ書店 新店", "society-member", "yes", "small", "no", "bcp", "unknown",
                "seen", "")).body();
        assertThat(refused).contains("名簿から外しためぐみ書店の番号です");
    }

    private long businesses() {
        return context.getBean(DamageSummaries.class).of(context.getBean(Incidents.class).get(incident())).whole().counted().businesses();
    }

    private List<String> spokenFor() {
        return context.getBean(Contacts.class).byLine(new ChannelKey("hirokawa"), new LineUserId(HANAHATA.lineUserId())).orElseThrow()
                .businesses().stream().map(Business::name).toList();
    }

    private String silent() {
        return member("中島%").get("/damage/silent?print&incident=" + incident().value()).body();
    }

    private IncidentId incident() {
        return new IncidentId(jdbc.sql("select max(id) from incident").query(Long.class).single());
    }

    private void close() {
        jdbc.sql("select id from roll_call").query(Long.class).list().forEach(id -> member("大石%").post("/roll-call/" + id + "/close", Map.of()));
        member("大石%").post("/incident/" + incident().value() + "/close", Map.of());
    }

    private String id(String number) {
        return jdbc.sql("select id from business where number = ?").param(number).query(String.class).single();
    }

    private String name(String number) {
        return jdbc.sql("select name from business where number = ?").param(number).query(String.class).single();
    }

    private Console member(String name) {
        long id = jdbc.sql("select id from member where name like ?").param(name).query(Long.class).single();
        Console console = new Console(port());
        console.signIn(Console.secretIn(signIn.invitation(accounts.of(new MemberId(id), clock.instant()), clock.instant()).toString()));
        return console;
    }
}
