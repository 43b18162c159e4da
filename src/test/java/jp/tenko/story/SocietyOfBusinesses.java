package jp.tenko.story;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the businesses and their people back to what the files of the sandbox say: what a story did to them is undone. */
final class SocietyOfBusinesses {

    /** The phones of people who speak for businesses from the start. */
    private static final String FROM_THE_FILE = "U0b1%";

    /** Of those, the one who has not joined yet. */
    private static final String NOT_JOINED = "U0b1" + "0".repeat(28) + "b";

    private final JdbcClient jdbc;

    SocietyOfBusinesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who speaks for which business before any story has begun. */
    private static final Set<String> LINKS = ConcurrentHashMap.newKeySet();

    void asInTheFiles() {
        if (LINKS.isEmpty()) {
            LINKS.addAll(jdbc.sql("select contact_id || ' ' || business_id from contact_business").query(String.class).list());
        }
        jdbc.sql("delete from contact_business where contact_id || ' ' || business_id <> all(:links)")
                .param("links", LINKS.toArray(String[]::new))
                .update();
        jdbc.sql("delete from business where registered_at is not null").update();
        jdbc.sql("""
                update contact set line_user_id = null, joined_at = null
                where id in (select contact_id from officer) and line_user_id not like :ours
                """).param("ours", FROM_THE_FILE).update();
        jdbc.sql("""
                delete from contact c
                where (line_user_id not like :ours or line_user_id = :other or line_user_id is null)
                  and not exists (select from officer f where f.contact_id = c.id)
                """).param("ours", FROM_THE_FILE).param("other", NOT_JOINED).update();
        jdbc.sql("""
                update contact set unreachable_since = null, line_told_at = null,
                    language = case when line_user_id like 'U0b1f%' then language -- of the flood: no story changes them
                                    when name = 'Trần Thị Hoa' then 'vi' when name = '李 小明' then 'zh-Hans'
                                    when name = '☆てんちょう🌙' then 'ja-x-easy' else 'ja' end
                """).update();
    }
}
