package jp.tenko.roster.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.tenko.line.LineUserId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members as an import writes them. Table: {@code member}. */
@Component
class ImportedMembers {

    private final JdbcClient db;
    private final Areas areas;

    ImportedMembers(JdbcClient db, Areas areas) {
        this.db = db;
        this.areas = areas;
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
        areas.addDistricts(organization, members.stream().map(Member::district));
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
                .param("numbers", Values.texts(members, Member::number))
                .param("names", Values.texts(members, Member::name))
                .param("kanas", Values.texts(members, Member::kana))
                .param("roles", Values.texts(members, member -> member.role().name().toLowerCase(Locale.ROOT)))
                .param("deputyOrders", Values.all(members, Member::deputyOrder, Integer[]::new))
                .param("districts", Values.texts(members, Member::district))
                .param("telephones", Values.texts(members, Member::telephone))
                .param("emails", Values.texts(members, Member::email))
                .param("languages", Values.texts(members, Member::language))
                .param("onLeaves", Values.all(members, Member::onLeave, Boolean[]::new))
                .param("lineUsers", Values.texts(members, ImportedMembers::lineUser))
                .update();
    }

    private static @Nullable String lineUser(Member member) {
        LineUserId user = member.lineUserId();
        return user == null ? null : user.value();
    }
}
