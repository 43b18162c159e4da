package jp.tenko.console.damage;

import java.time.Clock;
import java.util.Map;
import jp.tenko.console.Audit;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.desk.CaseState;
import jp.tenko.damage.desk.DamageCase;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The form in which the office writes how far it is with a business. */
@Component
class CaseForm {

    static final int LONGEST_MEMO = 2000;

    private final Members members;
    private final Audit audit;
    private final Clock clock;

    CaseForm(Members members, Audit audit, Clock clock) {
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** Only what the form offers, and only staff of one's own organization. */
    DamageCase read(SignedIn me, Map<String, String> form) {
        CaseState state = CaseState.of(form.getOrDefault("state", "")).orElseThrow(CaseForm::unreadable);
        String memo = form.getOrDefault("memo", "").strip().replace("\r\n", "\n");
        return new DamageCase(
                number(form.getOrDefault("version", "")),
                state,
                memo.substring(0, Math.min(memo.length(), LONGEST_MEMO)),
                onIt(me, form.getOrDefault("onIt", "")),
                me.account().name(),
                clock.instant());
    }

    void note(SignedIn me, DamageSubject.Subject subject, DamageCase written) {
        audit.note(me, "damage-case-changed", written.onIt(), subject.code() + " " + written.state().code() + " v" + (written.version() + 1));
    }

    /** Null: the one that goes on. */
    static @Nullable Long incident(Map<String, String> form) {
        String id = form.getOrDefault("incident", "");
        return id.isEmpty() ? null : Long.valueOf(number(id));
    }

    private @Nullable MemberId onIt(SignedIn me, String id) {
        if (id.isEmpty()) {
            return null;
        }
        return members.of(me.organization()).stream()
                .map(Member::id)
                .filter(member -> String.valueOf(member.value()).equals(id))
                .findFirst()
                .orElseThrow(CaseForm::unreadable);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw unreadable();
        }
        return Integer.parseInt(text);
    }

    private static ResponseStatusException unreadable() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
