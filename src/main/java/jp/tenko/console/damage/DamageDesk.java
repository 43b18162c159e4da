package jp.tenko.console.damage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tenko.damage.desk.CaseState;
import jp.tenko.damage.desk.DamageCall;
import jp.tenko.damage.desk.DamageCalls;
import jp.tenko.damage.desk.DamageCase;
import jp.tenko.damage.desk.DamageCases;
import jp.tenko.damage.desk.DamageList;
import jp.tenko.roster.BusinessId;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the office itself wrote about a business: its case, and its telephone calls. */
@Component
class DamageDesk {

    private final DamageList list;
    private final DamageCases cases;
    private final DamageCalls calls;
    private final Members members;

    DamageDesk(DamageList list, DamageCases cases, DamageCalls calls, Members members) {
        this.list = list;
        this.cases = cases;
        this.calls = calls;
        this.members = members;
    }

    void show(DamageSubject.Subject subject, Model model) {
        BusinessId business = subject.business().id();
        model.addAttribute("line", list.of(subject.incident(), business));
        model.addAttribute("calls", calls.of(subject.incident().id(), Set.of(business)).getOrDefault(business, List.of()));
        model.addAttribute("outcomes", DamageCall.Outcome.values());
        showCase(subject, model);
    }

    /** The part that changes by itself. */
    void showCase(DamageSubject.Subject subject, Model model) {
        List<DamageCase> history = cases.history(subject.incident().id(), subject.business().id());
        List<Member> staff = members.of(subject.business().organization());
        Map<MemberId, Member> byId = staff.stream().collect(Collectors.toMap(Member::id, Function.identity()));
        model.addAttribute("incident", subject.incident());
        model.addAttribute("business", subject.business());
        model.addAttribute("cases", history);
        model.addAttribute("case", history.stream().findFirst().orElse(DamageCase.UNTOUCHED));
        model.addAttribute("states", CaseState.values());
        model.addAttribute("staff", staff);
        model.addAttribute("byId", byId);
    }
}
