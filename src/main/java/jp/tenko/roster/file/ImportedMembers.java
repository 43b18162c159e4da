package jp.tenko.roster.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members as an import writes them. Tables: {@code member}, {@code district}. */
@Component
class ImportedMembers {

    private final JdbcClient db;

    ImportedMembers(JdbcClient db) {
        this.db = db;
    }

    /** Nobody else changes these members until commit. */
    void lock(OrganizationId organization) {
        db.sql("select id from member where organization_id = :organization order by id for update")
                .param("organization", organization.value())
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** Who chose their language themselves. */
    Set<MemberId> choseTheirLanguage(OrganizationId organization) {
        return db.sql("select id from member where organization_id = :organization and language_chosen")
                .param("organization", organization.value())
                .query((row, n) -> new MemberId(row.getLong("id")))
                .set();
    }

    /** Adds or changes these members, in one statement: so two of them may swap what only one can have. */
    void write(OrganizationId organization, List<Member> members, Instant now) {
        addDistricts(organization, members);
        db.sql("""
                insert into member as m (organization_id, number, name, kana, role, deputy_order, district_id,
                                         telephone, email, language, on_leave, line_user_id, joined_at, line_told_at)
                select :organization, x.number, x.name, x.kana, x.role, x.deputy_order, d.id,
                       x.telephone, x.email, x.language, x.on_leave, x.line_user_id,
                       case when x.line_user_id is not null then :now end,
                       case when x.line_user_id is not null then :now end
                from unnest(:numbers, :names, :kanas, :roles, :deputyOrders, :districts,
                            :telephones, :emails, :languages, :onLeaves, :lineUsers)
                    as x (number, name, kana, role, deputy_order, district, telephone, email, language, on_leave,
                          line_user_id)
                left join district d on d.organization_id = :organization and d.name = x.district
                on conflict (organization_id, number) do update set
                    name = excluded.name, kana = excluded.kana, role = excluded.role,
                    deputy_order = excluded.deputy_order, district_id = excluded.district_id,
                    telephone = excluded.telephone, email = excluded.email, language = excluded.language,
                    on_leave = excluded.on_leave, line_user_id = excluded.line_user_id,
                    joined_at = case when excluded.line_user_id is not distinct from m.line_user_id
                        then m.joined_at else excluded.joined_at end,
                    unreachable_since = case when excluded.line_user_id is not distinct from m.line_user_id
                        then m.unreachable_since end,
                    line_told_at = case when excluded.line_user_id is not distinct from m.line_user_id
                        then m.line_told_at else excluded.line_told_at end
                """)
                .param("organization", organization.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("numbers", texts(members, Member::number))
                .param("names", texts(members, Member::name))
                .param("kanas", texts(members, Member::kana))
                .param("roles", texts(members, member -> member.role().name().toLowerCase(Locale.ROOT)))
                .param("deputyOrders", all(members, Member::deputyOrder, Integer[]::new))
                .param("districts", texts(members, Member::district))
                .param("telephones", texts(members, Member::telephone))
                .param("emails", texts(members, Member::email))
                .param("languages", texts(members, Member::language))
                .param("onLeaves", all(members, Member::onLeave, Boolean[]::new))
                .param("lineUsers", texts(members, ImportedMembers::lineUser))
                .update();
    }

    private void addDistricts(OrganizationId organization, List<Member> members) {
        String[] names = members.stream()
                .map(Member::district)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        db.sql("""
                insert into district (organization_id, name, ordinal)
                select :organization, new.name,
                       (select count(*) from district d where d.organization_id = :organization)
                           + row_number() over (order by new.place)
                from unnest(:names) with ordinality as new (name, place)
                where not exists (select from district d
                                  where d.organization_id = :organization and d.name = new.name)
                """)
                .param("organization", organization.value())
                .param("names", names)
                .update();
    }

    private static @Nullable String lineUser(Member member) {
        LineUserId user = member.lineUserId();
        return user == null ? null : user.value();
    }

    private static String[] texts(List<Member> members, Function<Member, @Nullable String> value) {
        return all(members, value, String[]::new);
    }

    private static <T> T[] all(List<Member> members, Function<Member, @Nullable T> value, IntFunction<T[]> array) {
        return members.stream().map(value).toArray(array);
    }
}
