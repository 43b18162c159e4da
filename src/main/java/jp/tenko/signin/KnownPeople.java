package jp.tenko.signin;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is meant by a telephone number or an e-mail address that somebody typed. */
@Component
class KnownPeople {

    private final JdbcClient db;
    private final Members members;

    KnownPeople(JdbcClient db, Members members) {
        this.db = db;
        this.members = members;
    }

    /** A member whom LINE reaches; empty when there is none, or when two share it: nobody can say who is meant. */
    Optional<Member> reachableBy(String typed) {
        String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        var ids = db.sql("""
                select id from member
                where (telephone = :telephone or lower(email) = :email)
                  and line_user_id is not null and unreachable_since is null and not on_leave
                limit 2
                """)
                .param("telephone", telephone(narrow))
                .param("email", narrow.toLowerCase(Locale.ROOT))
                .query((row, n) -> new MemberId(row.getLong("id")))
                .list();
        return ids.size() == 1 ? Optional.of(members.get(ids.getFirst())) : Optional.empty();
    }

    private static String telephone(String typed) {
        try {
            var phones = PhoneNumberUtil.getInstance();
            return phones.format(phones.parse(typed, "JP"), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            return typed;
        }
    }
}
