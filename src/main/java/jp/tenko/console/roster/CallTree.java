package jp.tenko.console.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.tenko.roster.Member;

/**
 * Who calls whom by telephone when nothing else works: the director calls the deputies in their order, the deputies share the
 * staff, neighbours in a district together. Nobody calls those on leave. Without deputies the director calls everybody.
 *
 * @param branches the director first
 */
public record CallTree(List<Branch> branches) {

    /** @param calls in the order in which they are called */
    public record Branch(Member caller, List<Member> calls) {}

    /**
     * @param leaders the chain of command in its order
     * @param all everybody in the order of the list
     * @param districts in their order; whoever is in none comes last
     */
    static CallTree of(List<Member> leaders, List<Member> all, List<String> districts) {
        List<Member> callers = leaders.stream().filter(leader -> !leader.onLeave()).toList();
        List<Member> staff = new ArrayList<>(all.stream().filter(member -> !member.leads() && !member.onLeave()).toList());
        staff.sort(Comparator.comparingInt(member -> place(member, districts)));
        if (callers.isEmpty()) {
            return new CallTree(List.of());
        }
        if (callers.size() == 1) {
            return new CallTree(List.of(new Branch(callers.getFirst(), staff)));
        }
        List<Member> deputies = callers.subList(1, callers.size());
        List<Branch> branches = new ArrayList<>();
        branches.add(new Branch(callers.getFirst(), deputies));
        for (int i = 0; i < deputies.size(); i++) {
            branches.add(new Branch(deputies.get(i),
                    staff.subList(i * staff.size() / deputies.size(), (i + 1) * staff.size() / deputies.size())));
        }
        return new CallTree(branches);
    }

    private static int place(Member member, List<String> districts) {
        int place = member.district() == null ? -1 : districts.indexOf(member.district());
        return place < 0 ? districts.size() : place;
    }
}
