package jp.tenko.story;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Dialogue;
import jp.tenko.roster.FoldedName;
import jp.tenko.testing.Cast;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Town;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The society a dialogue takes place in: what its facts and lists say comes true before anybody says a word. */
final class World {

    private static final String GUEST = "0-guest-";

    /** The code that stands in dialogues for whichever one the program makes. */
    private static final String CODE = "K7Q2-9XMA";
    private static final Pattern CODES = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");
    private static final String LINK = "https://line.me/R/oaMessage/\\S+";
    private static final String LINK_WRITTEN = "https://line.me/R/oaMessage/%40000xxxxx/?x";

    private final Town town;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private String code = CODE;

    World(Town town, JdbcClient jdbc, MovableClock clock) {
        this.town = town;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static Cast hero(Dialogue dialogue) {
        String role = dialogue.roles().iterator().next();
        return switch (role) {
            case "director" -> Cast.OISHI;
            case "deputy" -> Cast.NAKASHIMA;
            case "staff" -> Cast.YAMADA;
            case "stranger" -> Cast.EGUCHI;
            case "business" -> Cast.HANAHATA;
            case "district_officer" -> Cast.NAKASU;
            case "trade_officer" -> Cast.MORINAGA;
            default -> throw new AssertionError("nobody of the cast is " + role);
        };
    }

    void begin(Dialogue dialogue) {
        clock.moveTo(dialogue.now());
        jdbc.sql("update contact set language = :language where line_user_id = :hero")
                .param("language", dialogue.language())
                .param("hero", hero(dialogue).lineUserId())
                .update();
        jdbc.sql("update member set language = :language where line_user_id = :hero or (line_user_id is null and name like '江口%')")
                .param("language", dialogue.language())
                .param("hero", hero(dialogue).lineUserId())
                .update();
    }

    Cast called(String familyName) {
        String user = jdbc.sql("select line_user_id from member where name like :name || ' %'")
                .param("name", familyName).query(String.class).single();
        return Stream.of(Cast.values()).filter(who -> who.lineUserId().equals(user)).findFirst().orElseThrow();
    }

    /** Whom it would ask and what it would cost is as it is, unless they are alone; what is left of the month is set. */
    void comesTrue(Dialogue.Fact fact) {
        if ("1".equals(fact.values().get("asked"))) {
            jdbc.sql("update member set on_leave = true").update();
        }
        goesOn(fact.values().getOrDefault("disaster", fact.values().getOrDefault("goes_on", "")));
        String remaining = fact.values().get("remaining");
        if (remaining != null) {
            jdbc.sql("""
                    insert into setting (organization_id, name, value, changed_at)
                    select min(id), 'line.reserve', '0', now() from organization
                    """).update(); // what is kept back is taken off already
            clock.advance(Duration.ofSeconds(1)); // what was sent before is in LINE's figure
            town.quota(Long.parseLong(remaining.replaceAll("\\D", "")), 0);
            town.quotaIsAsked();
        }
    }

    /** A real disaster has been going on since the evening before. */
    private void goesOn(String disaster) {
        if (!disaster.isEmpty()) {
            jdbc.sql("""
                    insert into incident (organization_id, kind, drill, began_at, opened_by)
                    select min(o.id), :kind, false, :began, min(m.id) from organization o join member m on m.organization_id = o.id
                    """)
                    .param("kind", disaster.matches("(台風|たいふう|Typhoon).*") ? "typhoon" : "heavy_rain")
                    .param("began", clock.instant().minus(Duration.ofHours(12)).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** People who have not joined and are not in the society come to it for the length of the dialogue. */
    void comesTrue(Dialogue.Offer offer) {
        if (offer.list().equals("registrations")) {
            offer.choices().values().forEach(this::registers);
        }
        if (!offer.list().equals("unjoined")) {
            return;
        }
        List<String> known = jdbc.sql("select name from member where line_user_id is null").query(String.class).list();
        for (Cast who : List.of(Cast.EGUCHI, Cast.SAKAMOTO)) {
            String name = who == Cast.EGUCHI ? "江口 隼人" : "坂本 恵";
            if (!offer.choices().containsValue(name)) {
                jdbc.sql("update member set line_user_id = :user, joined_at = now() where name = :name")
                        .param("user", who.lineUserId()).param("name", name).update();
            }
        }
        int number = 0;
        for (String name : offer.choices().values()) {
            if (!known.contains(name)) {
                jdbc.sql("""
                                insert into member (organization_id, number, name, kana, role)
                                select min(id), :number, :name, :number, 'staff' from organization
                                """)
                        .param("number", GUEST + String.format("%02d", ++number))
                        .param("name", name)
                        .update();
            }
        }
    }

    /** Somebody has registered a business: 「すずめ堂(鈴木)」. */
    private void registers(String businessAndPerson) {
        String[] names = businessAndPerson.split(" ?\\(|\\)");
        jdbc.sql("""
                with b as (insert into business (organization_id, name, folded_name, registered_at, told_at)
                           select min(id), :business, :folded, now(), now() from organization returning id, organization_id),
                     c as (insert into contact (organization_id, name) select organization_id, :person from b returning id)
                insert into contact_business (contact_id, business_id, since) select c.id, b.id, now() from b, c
                """)
                .param("business", names[0])
                .param("folded", FoldedName.of(names[0]))
                .param("person", names[1])
                .update();
    }

    void end() {
        new SocietyOfBusinesses(jdbc).asInTheFiles();
        jdbc.sql("delete from setting where name = 'line.reserve'").update();
        jdbc.sql("delete from member where number like :guest || '%'").param("guest", GUEST).update();
        jdbc.sql("update member set on_leave = (name like '井上%'), language_chosen = false,"
                + " language = case when name like 'グエン%' then 'ja-x-easy' when name like 'エミリー%' then 'en' else 'ja' end").update();
    }

    /** Whoever handed out a code: it is the one that dialogues call by another name. */
    void overhears(String said) {
        Matcher found = CODES.matcher(said);
        if (found.find()) {
            code = found.group();
        }
    }

    String real(String typed) {
        return typed.replace(CODE, code);
    }

    String written(String heard) {
        return CODES.matcher(heard.replaceAll(LINK, LINK_WRITTEN)).replaceAll(CODE);
    }
}
