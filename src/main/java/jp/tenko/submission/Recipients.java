package jp.tenko.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is sent documents. Table: {@code recipient}. An organization without any gets those of {@link SubmissionPlan}. To add,
 * change or retire one with its deadlines: {@link Deadlines}.
 */
@Repository
public class Recipients {

    private static final String SELECT = """
            select id, organization_id, code, name, addressee, document, channel, address, unapproved, responsible,
                   template is not null as own_template
            from recipient
            """;

    private final JdbcClient db;
    private final SubmissionPlan plan;

    Recipients(JdbcClient db, SubmissionPlan plan) {
        this.db = db;
        this.plan = plan;
    }

    /** Those of now, in their order; the plan's when there never were any. */
    public List<Recipient> of(OrganizationId organization) {
        List<Recipient> known = current(organization);
        if (!known.isEmpty() || hadSome(organization)) {
            return known;
        }
        plan.recipients().forEach((code, first) -> add(organization, code, first));
        return current(organization);
    }

    /** Those that are sent nothing any more, in their order. */
    public List<Recipient> retired(OrganizationId organization) {
        return db.sql(SELECT + "where organization_id = :organization and retired_at is not null order by ordinal, id")
                .param("organization", organization.value())
                .query(Recipients::recipient)
                .list();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none of this id */
    public Recipient get(RecipientId id) {
        return find(id).orElseThrow(() -> new EmptyResultDataAccessException(1));
    }

    /** The same for an id from outside, which may be made up. */
    public Optional<Recipient> find(RecipientId id) {
        return db.sql(SELECT + "where id = :id").param("id", id.value()).query(Recipients::recipient).optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none of this id */
    public Schedule schedule(RecipientId id) {
        return JsonMapper.shared().readValue(
                db.sql("select schedule::text from recipient where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single(),
                Schedule.class);
    }

    /** Empty: the layout of the plan. */
    public Optional<OwnTemplate> template(RecipientId id) {
        return db.sql("select template_name, template from recipient where id = :id and template is not null")
                .param("id", id.value())
                .query((row, n) -> new OwnTemplate(row.getString("template_name"), row.getBytes("template")))
                .optional();
    }

    /** @param template null: the layout of the plan again */
    public void template(RecipientId id, @Nullable OwnTemplate template) {
        db.sql("update recipient set template = :content, template_name = :name where id = :id")
                .param("content", template == null ? null : template.content())
                .param("name", template == null ? null : template.name())
                .param("id", id.value())
                .update();
    }

    /** With nothing but the plan's times: {@link #change} says the rest. */
    RecipientId add(OrganizationId organization, String code, DocumentKind document) {
        return new RecipientId(db.sql("""
                insert into recipient (organization_id, code, name, addressee, document, channel, schedule, ordinal)
                select :organization, :code, :code, :code, :document, 'fax', :schedule::jsonb, coalesce(max(ordinal), 0) + 1
                from recipient where organization_id = :organization
                returning id
                """)
                .param("organization", organization.value())
                .param("code", code)
                .param("document", document.code())
                .param("schedule", JsonMapper.shared().writeValueAsString(Schedule.ofPlan(document)))
                .query(Long.class)
                .single());
    }

    void retire(RecipientId id, Instant at) {
        db.sql("update recipient set retired_at = :at where id = :id and retired_at is null")
                .param("at", SubmissionRows.utc(at))
                .param("id", id.value())
                .update();
    }

    /** @return false when it was not retired */
    boolean bringBack(RecipientId id) {
        return db.sql("update recipient set retired_at = null where id = :id and retired_at is not null")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    void change(RecipientId id, RecipientChange change) {
        db.sql("""
                update recipient
                set name = :name, addressee = :addressee, channel = :channel, address = :address,
                    unapproved = :unapproved, responsible = :responsible, schedule = :schedule::jsonb
                where id = :id
                """)
                .param("name", change.name())
                .param("addressee", change.addressee())
                .param("channel", change.channel().code())
                .param("address", change.address())
                .param("unapproved", change.unapproved())
                .param("responsible", change.responsible() == null ? null : change.responsible().value())
                .param("schedule", JsonMapper.shared().writeValueAsString(change.schedule()))
                .param("id", id.value())
                .update();
    }

    private List<Recipient> current(OrganizationId organization) {
        return db.sql(SELECT + "where organization_id = :organization and retired_at is null order by ordinal, id")
                .param("organization", organization.value())
                .query(Recipients::recipient)
                .list();
    }

    private boolean hadSome(OrganizationId organization) {
        return db.sql("select exists (select from recipient where organization_id = :organization)")
                .param("organization", organization.value())
                .query(Boolean.class)
                .single();
    }

    /** Two who look at the same moment add them once. */
    private void add(OrganizationId organization, String code, SubmissionPlan.First first) {
        db.sql("""
                insert into recipient (organization_id, code, name, addressee, document, channel, address, schedule, unapproved, ordinal)
                values (:organization, :code, :name, :addressee, :document, :channel, :address, :schedule::jsonb, :unapproved, :ordinal)
                on conflict do nothing
                """)
                .param("organization", organization.value())
                .param("code", code)
                .param("name", first.name())
                .param("addressee", first.addressee())
                .param("document", first.document().code())
                .param("channel", first.channel().code())
                .param("address", first.address())
                .param("schedule", JsonMapper.shared().writeValueAsString(SubmissionPlan.schedule(code, first)))
                .param("unapproved", first.unapproved())
                .param("ordinal", List.copyOf(plan.recipients().keySet()).indexOf(code))
                .update();
    }

    private static Recipient recipient(ResultSet row, int n) throws SQLException {
        Long responsible = row.getObject("responsible", Long.class);
        return new Recipient(
                new RecipientId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("addressee"),
                DocumentKind.of(row.getString("document")),
                Recipient.Channel.of(row.getString("channel")),
                row.getString("address"),
                row.getBoolean("unapproved"),
                responsible == null ? null : new MemberId(responsible),
                row.getBoolean("own_template"));
    }
}
