package jp.tenko.roster;

import static jp.tenko.roster.RosterSlice.HIROKAWA;
import static jp.tenko.roster.RosterSlice.NEIGHBOUR;
import static jp.tenko.roster.RosterSlice.NOW;
import static jp.tenko.roster.RosterSlice.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.line.ChannelKey;
import jp.tenko.line.LineUserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class MembersTest {

    static ConfigurableApplicationContext app;
    static JdbcClient db;
    static Members members;
    static Organizations organizations;

    OrganizationId hirokawa;
    OrganizationId neighbour;

    @BeforeAll
    static void start() {
        app = RosterSlice.start("members_test");
        db = app.getBean(JdbcClient.class);
        members = app.getBean(Members.class);
        organizations = app.getBean(Organizations.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void two_organizations() {
        RosterSlice.empty(db);
        hirokawa = organizations.put(HIROKAWA, "広川町商工会").id();
        neighbour = organizations.put(NEIGHBOUR, "となり町商工会").id();
    }

    @Test
    void an_organization_is_found_by_its_channel_and_by_its_id() {
        Organization expected = new Organization(hirokawa, HIROKAWA, "広川町商工会");

        assertThat(organizations.of(HIROKAWA)).contains(expected);
        assertThat(organizations.get(hirokawa)).isEqualTo(expected);
        assertThat(organizations.all()).extracting(Organization::channel).containsExactly(HIROKAWA, NEIGHBOUR);
        assertThat(organizations.of(new ChannelKey("nobody"))).isEmpty();
        assertThatThrownBy(() -> organizations.get(new OrganizationId(99)))
                .isInstanceOf(EmptyResultDataAccessException.class);
    }

    @Test
    void putting_an_organization_again_only_renames_it() {
        organizations.put(HIROKAWA, "広川町商工会(新)");

        assertThat(organizations.get(hirokawa).name()).isEqualTo("広川町商工会(新)");
        assertThat(organizations.all()).hasSize(2);
    }

    @Test
    void a_member_comes_back_as_written_with_emoji_and_a_rare_kanji() {
        MemberId id = add(hirokawa, "0001", "𠮷田 はな😀", null, "staff", null, null);

        assertThat(members.get(id)).isEqualTo(new Member(id, hirokawa, "0001", "𠮷田 はな😀", null, Role.STAFF, null,
                null, null, null, "ja", false, null, null));
        assertThat(members.byIds(List.of(id, new MemberId(99)))).containsOnlyKeys(id);
        assertThat(members.byIds(List.of())).isEmpty();
    }

    @Test
    void who_writes_is_known_by_channel_and_line_user_and_a_stranger_is_nobody() {
        MemberId here = add(hirokawa, "1", "青木", null, "staff", null, user(1));
        MemberId there = add(neighbour, "1", "青木", null, "staff", null, user(1));
        add(neighbour, "2", "上田", null, "staff", null, user(2));

        assertThat(members.byLine(HIROKAWA, user(1))).map(Member::id).contains(here);
        assertThat(members.byLine(NEIGHBOUR, user(1))).map(Member::id).contains(there);
        assertThat(members.byLine(HIROKAWA, user(2))).isEmpty();
        assertThat(members.byLine(NEIGHBOUR, List.of(user(1), user(2), user(3)))).containsOnlyKeys(user(1), user(2));
        assertThat(members.byLine(HIROKAWA, List.of())).isEmpty();
    }

    @Test
    void everybody_stands_by_reading_whatever_kana_it_is_written_in_and_those_without_come_last() {
        add(hirokawa, "1", "山田", "やまだ", "staff", null, null);
        add(hirokawa, "2", "Anna", null, "staff", null, null);
        add(hirokawa, "3", "伊藤", "イトウ", "staff", null, null);
        add(hirokawa, "4", "青木", "あおき", "staff", null, null);
        add(neighbour, "1", "相川", "あいかわ", "staff", null, null);

        assertThat(members.of(hirokawa)).extracting(Member::name).containsExactly("青木", "伊藤", "山田", "Anna");
    }

    @Test
    void the_chain_of_command_is_the_director_then_the_deputies_in_order() {
        add(hirokawa, "1", "次席の次", null, "deputy", 2, null);
        add(hirokawa, "2", "職員", null, "staff", null, null);
        add(hirokawa, "3", "局長", null, "director", null, null);
        add(hirokawa, "4", "次席", null, "deputy", 1, null);

        assertThat(members.leaders(hirokawa)).extracting(Member::name).containsExactly("局長", "次席", "次席の次");
        assertThat(members.leaders(neighbour)).isEmpty();
    }

    @Test
    void the_database_itself_refuses_a_second_director_a_second_first_deputy_and_a_phone_of_two() {
        add(hirokawa, "1", "局長", null, "director", null, user(1));
        add(hirokawa, "2", "代理", null, "deputy", 1, null);

        assertThatThrownBy(() -> add(hirokawa, "3", "局長", null, "director", null, null))
                .hasMessageContaining("member_one_director");
        assertThatThrownBy(() -> add(hirokawa, "3", "代理", null, "deputy", 1, null))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> add(hirokawa, "3", "職員", null, "staff", null, user(1)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> add(hirokawa, "1", "同番", null, "staff", null, null))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void those_who_have_not_joined_are_listed() {
        add(hirokawa, "1", "青木", null, "staff", null, user(1));
        add(hirokawa, "2", "上田", null, "staff", null, null);

        assertThat(members.unjoined(hirokawa)).extracting(Member::name).containsExactly("上田");
    }

    @Test
    void a_block_is_remembered_from_its_first_news_and_ends_when_they_follow_again() {
        MemberId id = add(hirokawa, "1", "青木", null, "staff", null, user(1));
        MemberId elsewhere = add(neighbour, "1", "青木", null, "staff", null, user(1));

        members.blocked(HIROKAWA, user(1), NOW);
        members.blocked(HIROKAWA, user(1), NOW.plusSeconds(5));
        assertThat(members.get(id).unreachableSince()).isEqualTo(NOW);
        assertThat(members.get(id).reachableByLine()).isFalse();
        assertThat(members.get(elsewhere).reachableByLine()).isTrue();

        members.followed(HIROKAWA, user(1), NOW.plusSeconds(60));
        assertThat(members.get(id).reachableByLine()).isTrue();
    }

    @Test
    void a_follow_that_comes_after_a_newer_block_does_not_undo_it_nor_the_other_way_round() {
        MemberId id = add(hirokawa, "1", "青木", null, "staff", null, user(1));

        members.blocked(HIROKAWA, user(1), NOW);
        members.followed(HIROKAWA, user(1), NOW.minusSeconds(1));
        assertThat(members.get(id).unreachableSince()).isEqualTo(NOW);

        members.followed(HIROKAWA, user(1), NOW.plusSeconds(10));
        members.blocked(HIROKAWA, user(1), NOW.plusSeconds(9));
        assertThat(members.get(id).unreachableSince()).isNull();
    }

    @Test
    void a_block_by_a_stranger_changes_nothing() {
        MemberId id = add(hirokawa, "1", "青木", null, "staff", null, user(1));

        members.blocked(HIROKAWA, user(9), NOW);

        assertThat(members.get(id).reachableByLine()).isTrue();
    }

    @Test
    void a_person_chooses_their_language() {
        MemberId id = add(hirokawa, "1", "Linh", null, "staff", null, user(1));

        members.speaks(id, "ja-x-easy");

        assertThat(members.get(id).language()).isEqualTo("ja-x-easy");
    }

    /** Past the import, to have little else in the way. */
    static MemberId add(
            OrganizationId organization,
            String number,
            String name,
            @Nullable String kana,
            String role,
            @Nullable Integer deputyOrder,
            @Nullable LineUserId line) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "organization", organization.value(), "number", number, "name", name, "role", role));
        values.put("kana", kana);
        values.put("deputyOrder", deputyOrder);
        values.put("line", line == null ? null : line.value());
        return new MemberId(db.sql("""
                insert into member (organization_id, number, name, kana, role, deputy_order, line_user_id, joined_at)
                values (:organization, :number, :name, :kana, :role, cast(:deputyOrder as integer), :line,
                        case when cast(:line as text) is not null then timestamptz '2026-04-01 09:00+09' end)
                returning id
                """).params(values).query(Long.class).single());
    }
}
