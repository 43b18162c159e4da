package jp.tenko.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.tenko.flow.Flow;
import jp.tenko.flow.MenuPlan;
import jp.tenko.flow.MenuPlan.Act;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Area;
import jp.tenko.roster.Bcp;
import jp.tenko.roster.Business;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Contact;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Organization;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Post;
import jp.tenko.roster.Role;
import jp.tenko.testing.MovableClock;
import jp.tenko.testing.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written on a menu can be typed, in each language: people read it out, or have no picture under their chat. */
class MenuWordsTest {

    private static final Organization SOCIETY = new Organization(new OrganizationId(1), new ChannelKey("society"), "広川町商工会");
    private static final LineUserId USER = new LineUserId("U" + "0".repeat(31) + "1");
    private static final Business BUSINESS = new Business(
            new BusinessId(1), SOCIETY.id(), "0001", "花畑製作所", null, null, null, null, null, null, null, null, null, false, false, Bcp.values()[0]);

    private static FlowFiles flows;

    @BeforeAll
    static void the_flows_as_they_are_shipped() {
        DataSource database = new DriverManagerDataSource(Servers.newDatabase("menu_words"), "postgres", "postgres");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V6__flow_definition.sql"), new ClassPathResource("db/migration/V9__flow_mistake.sql"))
                .execute(database);
        JdbcClient jdbc = JdbcClient.create(database);
        MovableClock clock = new MovableClock(Instant.parse("2026-07-10T05:05:00Z"));
        flows = new FlowFiles(
                Path.of("conversation-flows"),
                new FlowDefinitions(jdbc, clock),
                new FlowMistakes(new TransactionTemplate(new JdbcTransactionManager(database)), jdbc, clock));
    }

    @Test
    void the_title_of_a_flow_begins_it_for_all_whose_menu_shows_it() {
        List<String> notUnderstood = new ArrayList<>();
        for (Person person : people()) {
            for (Flow flow : flows.library().flows().stream().filter(one -> flows.startable(one, person)).toList()) {
                for (String language : flows.library().commands().languages().keySet()) {
                    String title = flow.title(language);
                    if (new SpokenWords(flows).act(title, person).isEmpty()
                            && !new SpokenWords(flows).flowStartedBy(title, person).equals(Optional.of(flow))) {
                        notUnderstood.add(person.roles() + " " + title);
                    }
                }
            }
        }
        assertThat(notUnderstood).isEmpty();
    }

    @Test
    void each_label_of_a_menu_under_the_chat_does_what_its_button_does() {
        List<String> otherwise = new ArrayList<>();
        for (MenuPlan plan : flows.library().menus()) {
            Person person = whoHas(plan.audience());
            for (MenuPlan.Spot spot : plan.spots()) {
                for (String language : plan.languages()) {
                    String label = spot.area().label().in(language);
                    if (!(spot.area().act() instanceof Act.Link) && !means(label, person).equals(spot.area().act())) {
                        otherwise.add(plan.audience() + " " + label + ": " + means(label, person));
                    }
                }
            }
        }
        assertThat(otherwise).isEmpty();
    }

    @Test
    void a_label_of_somebody_elses_menu_means_nothing() {
        MenuWords words = new MenuWords(flows);

        assertThat(words.button("点呼をする", whoHas("staff"))).isEmpty();
        assertThat(words.button("いまの状況", whoHas("business"))).isEmpty();
        assertThat(words.button("被害を代わりに報告", whoHas("stranger"))).isEmpty();
        assertThat(words.button("119に電話", whoHas("staff"))).as("a telephone call is none of ours").isEmpty();
    }

    @Test
    void what_a_finished_sheet_tells_staff_to_send_begins_a_report() {
        for (String word : List.of("ヒアリング", "被害", "hearing", "damage", "聞き取り")) {
            assertThat(new SpokenWords(flows).flowStartedBy(word, whoHas("staff")).map(Flow::formId))
                    .as(word).contains("report-for-business");
        }
        assertThat(new SpokenWords(flows).act("被害", whoHas("leader"))).as("leaders see how it stands").contains(DamageActs.SUMMARY);
    }

    /** In the order in which the talks ask: something to see, a flow, what a menu shows. */
    private static Act means(String label, Person person) {
        SpokenWords spoken = new SpokenWords(flows);
        Optional<String> seen = spoken.act(label, person).filter(act -> person.member() != null)
                .or(() -> flows.library().commands().named(label));
        return seen.<Act>map(Act.Open::new)
                .or(() -> spoken.flowStartedBy(label, person).map(flow -> new Act.Begin(flow.formId(), null, null)))
                .or(() -> new MenuWords(flows).button(label, person).map(MenuWordsTest::act))
                .orElse(new Act.Link("nothing"));
    }

    private static Act act(ButtonData button) {
        return switch (button) {
            case ButtonData.Begin begin -> new Act.Begin(begin.formId(), null, null);
            case ButtonData.Quick quick -> new Act.Begin(quick.formId(), quick.question(), quick.choice());
            case ButtonData.Open open -> new Act.Open(open.what());
            default -> new Act.Link("nothing");
        };
    }

    private static List<Person> people() {
        return List.of(whoHas("staff"), whoHas("leader"), whoHas("business"), whoHas("officer"), whoHas("stranger"));
    }

    private static Person whoHas(String menu) {
        return new Person(SOCIETY.channel(), USER, SOCIETY, switch (menu) {
            case "staff" -> new Person.Standing.Staff(member(Role.STAFF), List.of());
            case "leader" -> new Person.Standing.Staff(member(Role.DIRECTOR), List.of());
            case "business" -> new Person.Standing.Speaker(contact(List.of()));
            case "officer" -> new Person.Standing.Speaker(contact(List.of(new Post(new Area.OfDistrict("上広川")))));
            default -> new Person.Standing.Stranger(null);
        });
    }

    private static Member member(Role role) {
        return new Member(new MemberId(1), SOCIETY.id(), "1", "山田 太郎", null, role, null, null, null, null, "ja", false, USER, null);
    }

    private static Contact contact(List<Post> posts) {
        return new Contact(new ContactId(1), SOCIETY.id(), "花畑 直美", null, "ja", List.of(BUSINESS), posts, USER, null);
    }
}
