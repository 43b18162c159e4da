package jp.tenko.roster.joining;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NOW;
import static jp.tenko.roster.RosterSlice.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Area;
import jp.tenko.roster.Business;
import jp.tenko.roster.Businesses;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Member;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Post;
import jp.tenko.roster.RosterSlice;
import jp.tenko.roster.file.BusinessImport;
import jp.tenko.roster.file.ContactImport;
import jp.tenko.roster.file.ImportResult;
import jp.tenko.roster.file.MemberImport;
import jp.tenko.roster.file.OfficerImport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Businesses join with a code or register themselves, and the office matches them to its list. */
class BusinessJoiningTest {

    static ConfigurableApplicationContext app;
    static Joining joining;
    static Contacts contacts;
    static Businesses businesses;
    static Registrations registrations;
    static Matching matching;

    OrganizationId hirokawa;
    Member director;
    Business maruki;
    Business yamato;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("business_joining_test");
        joining = app.getBean(Joining.class);
        contacts = app.getBean(Contacts.class);
        businesses = app.getBean(Businesses.class);
        registrations = app.getBean(Registrations.class);
        matching = app.getBean(Matching.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void a_list_of_businesses() {
        RosterSlice.empty(app.getBean(JdbcClient.class));
        hirokawa = app.getBean(Organizations.class).put(HIROKAWA, "広川町商工会").id();
        app.getBean(MemberImport.class).read(hirokawa, bytes("番号,氏名,役割\n1,山田,事務局長\n2,上田,職員\n"), NOW);
        app.getBean(BusinessImport.class).read(hirokawa, bytes("""
                番号,事業所名,業種,地区,電話
                001,㈱まるき製作所,製造業,上広川,0943-00-0001
                002,やまと建設,建設業,下広川,0943-00-0002
                003,やまと建設 資材部,建設業,上広川,
                """), NOW);
        director = app.getBean(Members.class).leaders(hirokawa).getFirst();
        maruki = businesses.named(hirokawa, "まるき", 1).getFirst();
        yamato = businesses.named(hirokawa, "002", 1).getFirst();
    }

    @Test
    void a_code_of_a_business_works_for_five_people_and_then_asks_for_a_new_one() {
        JoinCode code = joining.issue(maruki.id(), NOW).code();

        for (int i = 1; i <= 5; i++) {
            Contact contact = ((JoinResult.SpeaksFor) join(user(i), code)).contact();
            assertThat(contact.businesses()).containsExactly(maruki);
            assertThat(contact.name()).as("until they say their own").isEqualTo("㈱まるき製作所");
        }
        assertThat(join(user(6), code)).as("not wrong, and so not counted as guessing").isEqualTo(new JoinResult.Expired());
        assertThat(contacts.of(maruki.id())).hasSize(5);
        assertThat(join(user(1), code)).isInstanceOf(JoinResult.AlreadySpeaksFor.class);
    }

    @Test
    void of_twenty_who_send_the_code_at_the_same_moment_five_join() throws Exception {
        JoinCode code = joining.issue(maruki.id(), NOW).code();
        CountDownLatch go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 20).mapToObj(i -> threads.submit((Callable<JoinResult>) () -> {
                go.await();
                return join(new LineUserId("U" + "%032x".formatted(i)), code);
            })).toList();
            go.countDown();
            int joined = 0;
            for (var result : results) {
                joined += result.get() instanceof JoinResult.SpeaksFor ? 1 : 0;
            }
            assertThat(joined).isEqualTo(5);
        }
    }

    @Test
    void a_second_code_adds_a_business_to_the_same_person_and_a_new_code_voids_the_old_one() {
        JoinCode old = joining.issue(yamato.id(), NOW).code();
        join(user(1), joining.issue(maruki.id(), NOW).code());
        JoinCode code = joining.issue(yamato.id(), NOW).code();

        assertThat(join(user(1), old)).isEqualTo(new JoinResult.Expired());
        assertThat(join(user(1), code)).isInstanceOf(JoinResult.SpeaksFor.class);
        assertThat(contact(1).businesses()).containsExactly(maruki, yamato);
        assertThat(contacts.of(hirokawa)).hasSize(1);
    }

    @Test
    void a_code_of_a_business_goes_by_letter_and_lasts_a_month() {
        Joining.Issued issued = joining.issue(maruki.id(), NOW);

        assertThat(joining.join(HIROKAWA, user(1), issued.code().grouped(), NOW.plus(Duration.ofDays(29))))
                .isInstanceOf(JoinResult.SpeaksFor.class);
        assertThat(joining.join(HIROKAWA, user(2), issued.code().grouped(), issued.expiresAt()))
                .isEqualTo(new JoinResult.Expired());
    }

    @Test
    void guessing_is_counted_for_businesses_as_for_staff() {
        for (int left = 4; left > 0; left--) {
            assertThat(joining.join(HIROKAWA, user(1), "ACDE-2345", NOW)).isEqualTo(new JoinResult.Wrong(left));
        }
        assertThat(joining.join(HIROKAWA, user(1), "ACDE-2345", NOW)).isInstanceOf(JoinResult.Locked.class);
        assertThat(join(user(1), joining.issue(maruki.id(), NOW).code())).isInstanceOf(JoinResult.Locked.class);
    }

    @Test
    void an_officer_of_the_list_joins_with_a_code_and_takes_over_what_they_were_before() {
        app.getBean(OfficerImport.class).read(hirokawa, bytes("氏名,役職,地区/業種,事業所番号\n古賀 実,地区理事,上広川,002\n"), NOW);
        Contact koga = contacts.of(hirokawa).getFirst();
        join(user(1), joining.issue(maruki.id(), NOW).code());

        Contact now = ((JoinResult.IsOfficer) join(user(1), joining.issue(koga.id(), NOW).code())).contact();

        assertThat(now.name()).isEqualTo("古賀 実");
        assertThat(now.posts()).containsExactly(new Post(new Area.OfDistrict("上広川")));
        assertThat(now.businesses()).containsExactlyInAnyOrder(maruki, yamato);
        assertThat(contacts.of(hirokawa)).as("one person").hasSize(1);
    }

    @Test
    void a_contact_who_becomes_staff_is_staff_only() {
        join(user(1), joining.issue(maruki.id(), NOW).code());

        assertThat(join(user(1), joining.issue(director.id(), NOW).code())).isInstanceOf(JoinResult.Joined.class);
        assertThat(contacts.byLine(HIROKAWA, user(1))).isEmpty();
        assertThat(join(user(1), joining.issue(yamato.id(), NOW).code())).isInstanceOf(JoinResult.AlreadyJoined.class);
    }

    @Test
    void who_registers_can_report_at_once_and_is_matched_by_telephone_name_and_district() {
        Business registered = registered(1, "まるき製作所 本社", "090-0000-1111", "上広川").business();
        Business byTelephone = registered(2, "Maruki", "0943 00 0001", null).business();
        Business byName = registered(3, "有限会社やまと建設", null, "上広川").business();

        assertThat(registered.listed()).isFalse();
        assertThat(contact(1).businesses()).containsExactly(registered);
        assertThat(matching.candidates(registered, 5)).extracting(Business::number).containsExactly("001");
        assertThat(matching.candidates(byTelephone, 5)).extracting(Business::number).containsExactly("001");
        assertThat(matching.candidates(byName, 5)).as("the same name before one that holds it").extracting(Business::number)
                .containsExactly("002", "003");
        assertThat(matching.candidates(byName, 1)).hasSize(1);
        assertThat(registrations.waiting(hirokawa)).extracting(waiting -> waiting.business().name())
                .containsExactly("まるき製作所 本社", "Maruki", "有限会社やまと建設");
        assertThat(businesses.totals(hirokawa).whole()).as("not counted as a business of the list").isEqualTo(3);
    }

    @Test
    void once_matched_it_is_the_listed_one_for_everybody_who_kept_its_id() {
        Business registered = registered(1, "まるき", null, null).business();
        join(user(2), joining.issue(maruki.id(), NOW).code());

        Settling settled = inTransaction(() -> matching.match(hirokawa, registered.id(), maruki.id(), director.id()));

        assertThat(settled).isInstanceOfSatisfying(Settling.Settled.class, done -> assertThat(done.listed()).isEqualTo(maruki));
        assertThat(businesses.get(registered.id())).isEqualTo(maruki);
        assertThat(businesses.byIds(List.of(registered.id(), yamato.id())))
                .containsEntry(registered.id(), maruki).containsEntry(yamato.id(), yamato);
        assertThat(contact(1).businesses()).containsExactly(maruki);
        assertThat(contacts.of(maruki.id())).hasSize(2);
        assertThat(registrations.waiting(hirokawa)).isEmpty();
        assertThat(inTransaction(() -> matching.accept(hirokawa, registered.id(), director.id())))
                .isEqualTo(new Settling.AlreadySettled("山田"));
        assertThatThrownBy(() -> inTransaction(() -> matching.match(hirokawa, registered.id(), registered(3, "x", null, null).business().id(), director.id())))
                .hasMessageContaining("is not in the list");
    }

    @Test
    void one_that_is_new_gets_a_number_and_the_next_file_finds_it() {
        Business registered = registered(1, "あたらしい店", "0943-00-0009", "下広川").business();

        Business listed = ((Settling.Settled) inTransaction(() -> matching.accept(hirokawa, registered.id(), director.id()))).listed();

        assertThat(listed.number()).isEqualTo("N" + registered.id().value());
        ImportResult result = app.getBean(BusinessImport.class).read(
                hirokawa, bytes("番号,事業所名,業種\n" + listed.number() + ",新しい店,小売卸業\n"), NOW);
        assertThat(result).isEqualTo(new ImportResult.Imported(0, 1, 0, List.of("001", "003", "002")));
        assertThat(contact(1).businesses()).extracting(Business::name).containsExactly("新しい店");
    }

    @Test
    void whom_the_office_declines_speaks_for_nothing_any_more() {
        Business registered = registered(1, "いたずら", null, null).business();

        inTransaction(() -> matching.decline(hirokawa, registered.id(), director.id(), NOW));

        assertThat(contact(1).businesses()).isEmpty();
        assertThat(businesses.named(hirokawa, "いたずら", 5)).isEmpty();
    }

    @Test
    void the_same_business_is_registered_once_and_nobody_registers_a_hundred() {
        registered(1, "さくら堂", null, null);
        assertThat(register(1, "㈱さくら堂", null, null)).isInstanceOf(RegisterResult.AlreadyTheirs.class);
        registered(1, "二つ目", null, null);
        registered(1, "三つ目🌸", "電話なし", null);
        assertThat(register(1, "四つ目", null, null)).isEqualTo(new RegisterResult.TooMany(3));
        assertThat(contact(1).businesses()).hasSize(3);
    }

    @Test
    void leaders_are_told_of_each_registration_once() {
        registered(1, "一つ目", null, null);
        assertThat(registrations.lastTold(hirokawa)).isEmpty();
        assertThat(registrations.toTell(hirokawa, NOW)).hasSize(1);
        registered(2, "二つ目", null, null);
        registered(3, "三つ目", null, null);
        assertThat(registrations.toTell(hirokawa, NOW.plusSeconds(60))).extracting(told -> told.business().name())
                .containsExactly("二つ目", "三つ目");
        assertThat(registrations.toTell(hirokawa, NOW.plusSeconds(61))).isEmpty();
        assertThat(registrations.lastTold(hirokawa)).contains(NOW.plusSeconds(60));
    }

    @Test
    void a_file_of_contacts_brings_those_whom_the_office_knows() {
        ContactImport files = app.getBean(ContactImport.class);
        String file = "氏名,電話,言語,事業所番号,LINEユーザーID\n花畑 直美,090-0000-1001,ベトナム語,002 001,%s\n林 勇,,,003,\n"
                .formatted(user(1).value());
        assertThat(files.read(hirokawa, bytes(file), NOW)).isEqualTo(new ImportResult.Imported(2, 0, 0, List.of()));
        assertThat(files.read(hirokawa, bytes(file), NOW)).as("found again").isEqualTo(new ImportResult.Imported(0, 2, 0, List.of()));
        assertThat(contact(1).businesses()).as("in the order of the file").containsExactly(yamato, maruki);
        assertThat(contact(1).language()).isEqualTo("vi");
        assertThat(contact(1).reachableByLine()).isTrue();

        ImportResult refused = files.read(hirokawa, bytes("氏名,事業所番号,LINEユーザーID\n林 勇,009,%1$s\n原,001、002,%1$s\n,,\n"
                .formatted(user(1).value())), NOW);
        assertThat(((ImportResult.Refused) refused).mistakes()).extracting(bad -> bad.place()).containsExactly(
                "line 2 business-numbers: no-such-business", "line 3 line-user-id: same-line-user");
    }

    private static JoinResult join(LineUserId user, JoinCode code) {
        return joining.join(HIROKAWA, user, code.grouped(), NOW);
    }

    private static Contact contact(int digit) {
        return contacts.byLine(HIROKAWA, user(digit)).orElseThrow();
    }

    private RegisterResult.Registered registered(int digit, String name, String telephone, String district) {
        return (RegisterResult.Registered) register(digit, name, telephone, district);
    }

    private RegisterResult register(int digit, String name, String telephone, String district) {
        return inTransaction(() -> registrations.register(
                hirokawa, HIROKAWA, user(digit), new NewBusiness(name, "花子", telephone, district), NOW.plusSeconds(digit)));
    }

    private static <T> T inTransaction(java.util.function.Supplier<T> act) {
        return new TransactionTemplate(app.getBean(PlatformTransactionManager.class)).execute(status -> act.get());
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
