package jp.tenko.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tenko.damage.Author;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.Form;
import jp.tenko.damage.Source;
import jp.tenko.damage.StartingPoint;
import jp.tenko.damage.Statement;
import jp.tenko.incident.Incident;
import jp.tenko.incident.IncidentKind;
import jp.tenko.incident.Incidents;
import jp.tenko.incident.Opening;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.submission.Approver;
import jp.tenko.submission.DocumentKind;
import jp.tenko.submission.Draft;
import jp.tenko.submission.DraftMaker;
import jp.tenko.submission.FormOneLine;
import jp.tenko.submission.Recipient;
import jp.tenko.submission.RecipientId;
import jp.tenko.submission.Recipients;
import jp.tenko.testing.Tables;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A town whose businesses report, and a prefecture and a town that are sent documents; what was sent is put down as if by hand. */
abstract class DocumentsTest extends StoryTest {

    static final OrganizationId TOWN = new OrganizationId(1);

    @Autowired
    DamageReports reports;

    @Autowired
    Incidents incidents;

    @Autowired
    Members members;

    @Autowired
    Recipients recipients;

    @Autowired
    List<DraftMaker> makers;

    @Autowired
    TransactionTemplate transactions;

    Incident incident;
    Member director;
    Recipient prefecture;
    Recipient council;

    private int events;

    @BeforeEach
    void a_flood_and_those_who_are_told_of_it() {
        director = members.leaders(TOWN).getFirst();
        incident = opens(IncidentKind.HEAVY_RAIN, false);
        prefecture = recipient("test-prefecture", "福岡県商工部 御中", DocumentKind.FORM_ONE);
        council = recipient("test-town", "広川町役場 御中", DocumentKind.SHARE_OUT);
    }

    @AfterEach
    void as_before() {
        Tables.empty(jdbc, "incident restart identity cascade");
        jdbc.sql("delete from recipient where code like 'test-%'").update();
        jdbc.sql("delete from business where registered_at is not null").update();
        jdbc.sql("delete from business where number like 'd%'").update();
    }

    Incident opens(IncidentKind kind, boolean drill) {
        return incidents.open(new Opening(TOWN, kind, drill, director.id(), clock.instant()));
    }

    private Recipient recipient(String code, String addressee, DocumentKind document) {
        return recipients.get(new RecipientId(jdbc.sql("""
                insert into recipient (organization_id, code, name, addressee, document, channel, schedule, ordinal)
                values (1, :code, :code, :addressee, :document, 'fax', '{"phases": []}', 99)
                on conflict (organization_id, code) do update set template = null, template_name = null returning id
                """)
                .param("code", code)
                .param("addressee", addressee)
                .param("document", document.code())
                .query(Long.class)
                .single()));
    }

    /** A business in the list, number {@code d…}, gone again before the next test. */
    BusinessId business(String number, String name, String trade, String address) {
        return new BusinessId(jdbc.sql("""
                insert into business (organization_id, number, name, folded_name, address, telephone, representative, trade_id, district_id)
                values (1, :number, :name, :name, nullif(:address, ''), '+81943000999', '秘密 太郎',
                        (select id from trade where name = :trade), (select id from district where ordinal = 1 limit 1))
                returning id
                """)
                .param("number", "d" + number)
                .param("name", name)
                .param("address", address)
                .param("trade", trade)
                .query(Long.class)
                .single());
    }

    /** One that registered itself on LINE. */
    BusinessId registered(String name) {
        return new BusinessId(jdbc.sql("""
                insert into business (organization_id, name, folded_name, registered_at) values (1, :name, :name, now()) returning id
                """).param("name", name).query(Long.class).single());
    }

    /** The whole damage report as it stands now; a minute passes. */
    void reports(BusinessId business, String... answers) {
        says(business, Form.DAMAGE_REPORT, answers);
    }

    void sheet(BusinessId business, String... answers) {
        says(business, Form.HEARING_SHEET, answers);
    }

    private void says(BusinessId business, Form form, String... answers) {
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            said.put(answers[i], answers[i + 1]);
        }
        Integer basedOn = reports.answersToStartFrom(incident.id(), business).map(StartingPoint::basedOn).map(one -> one.number()).orElse(null);
        transactions.executeWithoutResult(status -> reports.revise(List.of(new Statement(
                TOWN, business, form, said, Set.of("place", "telephone", "age", "refuge"), clock.instant(), clock.instant(), Source.TELEPHONE,
                new Author.ByMember(new MemberId(director.id().value())), "document-" + System.nanoTime() + "-" + ++events, basedOn))));
    }

    Draft draft(Recipient recipient) {
        DraftMaker maker = makers.stream().filter(one -> one.kind() == recipient.document()).findFirst().orElseThrow();
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from submission where incident_id = ? and recipient_id = ?")
                .param(incident.id().value())
                .param(recipient.id().value())
                .query(Integer.class)
                .single();
        return transactions.execute(status -> maker.draft(incident, recipient, number, Approver.of(director)));
    }

    /** It was drafted, and it was sent. */
    Draft sends(Recipient recipient) {
        Draft draft = draft(recipient);
        puts(recipient, draft, "by_hand");
        return draft;
    }

    void puts(Recipient recipient, Draft draft, String state) {
        long id = jdbc.sql("""
                insert into submission (incident_id, recipient_id, document, number, state, channel, address, subject, body, known_at,
                                        figures, approved_at, message_id)
                values (:incident, :recipient, :document, :number, :state, 'fax', '', :subject, :body, :known, :figures::jsonb, :known, :message)
                returning id
                """)
                .param("incident", incident.id().value())
                .param("recipient", recipient.id().value())
                .param("document", recipient.document().code())
                .param("number", draft.number())
                .param("state", state)
                .param("subject", draft.subject())
                .param("body", draft.body())
                .param("known", draft.knownAt().atOffset(ZoneOffset.UTC))
                .param("figures", JsonMapper.shared().writeValueAsString(draft.figures()))
                .param("message", "m" + System.nanoTime())
                .query(Long.class)
                .single();
        int ordinal = 0;
        for (FormOneLine line : draft.lines()) {
            jdbc.sql("""
                    insert into submission_line (submission_id, business_id, ordinal, marking, withdrawn, address, shopping_street,
                                                 business_name, trade, yen, amount_unknown, description, facts)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                    """)
                    .params(Arrays.asList(id, line.business().value(), ordinal++, line.marking().code(), line.withdrawn(), line.address(),
                            line.shoppingStreet(), line.businessName(), line.trade(), line.yen(), line.amountUnknown(), line.description(),
                            JsonMapper.shared().writeValueAsString(line.facts())))
                    .update();
        }
    }

    /** Each row with its texts between bars, as a person reads the sheet; empty rows are left out. */
    static List<String> sheet(byte[] xlsx, int sheet) {
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(xlsx))) {
            List<String> rows = new ArrayList<>();
            for (Row row : book.getSheetAt(sheet)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(new DataFormatter().formatCellValue(cell).replace("\n", "/")));
                String text = String.join("|", cells);
                if (!text.replace("|", "").isBlank()) {
                    rows.add(text);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] xlsx(Draft draft) {
        return draft.files().getFirst().content();
    }

    /** The rows between the head and the notes. */
    static List<String> listed(Draft draft) {
        List<String> rows = sheet(xlsx(draft), 0);
        int head = rows.indexOf("所在地|商店街の場合は/商店街名|事業所名|業種|被害額|被害内容|区分");
        int notes = rows.indexOf(rows.stream().filter(row -> row.startsWith("※")).findFirst().orElseThrow());
        return rows.subList(head + 1, notes);
    }

    /** To be looked at: {@code target/documents}. */
    static Path keep(String name, byte[] xlsx) throws IOException {
        return Files.write(Files.createDirectories(Path.of("target", "documents")).resolve(name + ".xlsx"), xlsx);
    }
}
