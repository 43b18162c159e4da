package jp.tenko.line;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which rich menus there should be and which there are at LINE, and who should have which (the view {@code rich_menu_wish},
 * which follows from who somebody is) and has. {@link RichMenuKeeper} makes the one into the other.
 */
@Repository
public class RichMenus {

    /** Longer than any one request takes; a server that was killed holds up the others no longer than this. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LineSettings settings;
    private final Clock clock;
    private final Fitting fitting;
    private final UUID keeper;
    private final Map<String, RichMenuDefinition> definitions = new ConcurrentHashMap<>();

    RichMenus(
            JdbcClient jdbc,
            LineSettings settings,
            Clock clock,
            Supplier<UUID> ids,
            @Value("${tenko.line.over-limit:cut}") String overLimit) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.fitting = new Fitting(overLimit.equals("fail"));
        this.keeper = ids.get();
    }

    /** From now on these are the menus of every channel; those of before are deleted once nobody has them. */
    @Transactional
    public void define(Collection<RichMenu> menus) {
        List<RichMenuDefinition> defined = menus.stream().map(menu -> RichMenuDefinition.of(menu, fitting)).toList();
        for (String channel : settings.channels().keySet()) {
            jdbc.sql("update rich_menu set wanted = false where channel = :channel and wanted and name <> all(:names)")
                    .param("channel", channel)
                    .param("names", defined.stream().map(RichMenuDefinition::name).toArray(String[]::new))
                    .update();
            for (RichMenuDefinition definition : defined) {
                jdbc.sql("""
                                insert into rich_menu (channel, name, audience, language, wanted)
                                values (:channel, :name, :audience, :language, true)
                                on conflict (channel, name) do update set wanted = true
                                """)
                        .param("channel", channel)
                        .param("name", definition.name())
                        .param("audience", definition.menu().audience())
                        .param("language", definition.menu().language())
                        .update();
            }
        }
        definitions.clear();
        defined.forEach(definition -> definitions.put(definition.name(), definition));
    }

    /** Null: another version of Tenko wants it, and knows what is in it. */
    @Nullable RichMenuDefinition definition(String name) {
        return definitions.get(name);
    }

    boolean anyDefined() {
        return !definitions.isEmpty();
    }

    record Menu(String name, String audience, boolean wanted, @Nullable String lineId, boolean ready) {}

    List<Menu> of(ChannelKey channel) {
        return jdbc.sql("select name, audience, wanted, line_id, ready from rich_menu where channel = :channel order by name")
                .param("channel", channel.value())
                .query((row, i) -> new Menu(
                        row.getString("name"),
                        row.getString("audience"),
                        row.getBoolean("wanted"),
                        row.getString("line_id"),
                        row.getBoolean("ready")))
                .list();
    }

    void isAtLine(ChannelKey channel, String name, String lineId, boolean ready) {
        jdbc.sql("update rich_menu set line_id = :id, ready = :ready where channel = :channel and name = :name")
                .param("id", lineId)
                .param("ready", ready)
                .param("channel", channel.value())
                .param("name", name)
                .update();
    }

    /** LINE has this menu no longer: what was said of it holds no more. */
    void isGone(ChannelKey channel, String lineId) {
        for (String sql : List.of(
                "delete from rich_menu_link where channel = :channel and line_id = :id",
                "update rich_menu_channel set default_line_id = null where channel = :channel and default_line_id = :id",
                "delete from rich_menu where channel = :channel and line_id = :id and not wanted",
                "update rich_menu set line_id = null, ready = false where channel = :channel and line_id = :id")) {
            jdbc.sql(sql).param("channel", channel.value()).param("id", lineId).update();
        }
    }

    /** Earlier menus that nobody has any more; those that LINE never had are forgotten at once. */
    List<String> unused(ChannelKey channel) {
        jdbc.sql("delete from rich_menu where channel = :channel and not wanted and line_id is null")
                .param("channel", channel.value())
                .update();
        return jdbc.sql("""
                        select line_id from rich_menu m
                        where channel = :channel and not wanted
                          and not exists (select from rich_menu_link l where l.channel = m.channel and l.line_id = m.line_id)
                          and not exists (select from rich_menu_channel c
                                          where c.channel = m.channel and c.default_line_id = m.line_id)
                        """)
                .param("channel", channel.value())
                .query(String.class)
                .list();
    }

    /**
     * People who should have another menu than LINE was told.
     *
     * @param lineId null: none, they see the default
     */
    record Change(String lineUserId, @Nullable String lineId) {}

    /** At most so many. A menu in somebody's language, else in English, whoever reads Japanese and the rest in Japanese. */
    List<Change> changes(ChannelKey channel, int atMost) {
        return jdbc.sql("""
                        with menu as (select * from rich_menu where channel = :channel and wanted),
                        spoken as (select distinct audience, language from rich_menu_wish where channel = :channel),
                        choice as (
                            select distinct on (s.audience, s.language) s.audience, s.language, m.ready, m.line_id
                            from spoken s
                            join menu m on m.audience = s.audience and (m.language in (s.language, 'ja')
                                or m.language = 'en' and s.language not like 'ja%')
                            order by s.audience, s.language, m.language = s.language desc, m.language = 'en' desc),
                        wish as (
                            select w.line_user_id, c.ready, c.line_id
                            from rich_menu_wish w
                            join choice c on c.audience = w.audience and c.language = w.language
                            where w.channel = :channel)
                        select w.line_user_id, w.line_id from wish w
                        left join rich_menu_link l on l.channel = :channel and l.line_user_id = w.line_user_id
                        where w.ready and w.line_id is distinct from l.line_id
                        union all
                        select l.line_user_id, null from rich_menu_link l
                        where l.channel = :channel and not exists (select from wish w where w.line_user_id = l.line_user_id)
                        limit :atMost
                        """)
                .param("channel", channel.value())
                .param("atMost", atMost)
                .query((row, i) -> new Change(row.getString("line_user_id"), row.getString("line_id")))
                .list();
    }

    /** @param refused why LINE would not; null: it did */
    void linked(ChannelKey channel, Collection<String> lineUserIds, String lineId, @Nullable String refused) {
        jdbc.sql("""
                        insert into rich_menu_link (channel, line_user_id, line_id, refused)
                        select :channel, person, :id, :refused from unnest(:people) as person
                        on conflict (channel, line_user_id) do update set line_id = excluded.line_id, refused = excluded.refused
                        """)
                .param("channel", channel.value())
                .param("id", lineId)
                .param("refused", refused)
                .param("people", lineUserIds.toArray(String[]::new))
                .update();
    }

    void unlinked(ChannelKey channel, Collection<String> lineUserIds) {
        jdbc.sql("delete from rich_menu_link where channel = :channel and line_user_id = any(:people)")
                .param("channel", channel.value())
                .param("people", lineUserIds.toArray(String[]::new))
                .update();
    }

    @Nullable String defaultOf(ChannelKey channel) {
        return jdbc.sql("select default_line_id from rich_menu_channel where channel = :channel")
                .param("channel", channel.value())
                .query((row, i) -> java.util.Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(id -> id)
                .orElse(null);
    }

    void defaultIs(ChannelKey channel, String lineId) {
        jdbc.sql("update rich_menu_channel set default_line_id = :id where channel = :channel")
                .param("id", lineId)
                .param("channel", channel.value())
                .update();
    }

    /** Only one server at a time tells LINE about a channel's menus. @return false: another one does now */
    boolean lease(ChannelKey channel) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into rich_menu_channel as c (channel, keeper, leased_until) values (:channel, :keeper, :until)
                        on conflict (channel) do update set keeper = excluded.keeper, leased_until = excluded.leased_until
                        where c.keeper = :keeper or c.leased_until is null or c.leased_until <= :now
                        """)
                        .param("channel", channel.value())
                        .param("keeper", keeper)
                        .param("until", Timestamp.from(now.plus(LEASE)))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
