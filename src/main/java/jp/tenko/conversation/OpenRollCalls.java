package jp.tenko.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tenko.rollcall.RollCall;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.MemberId;
import org.springframework.stereotype.Component;

/** What the people of one transaction need to know of running roll calls, read for all of them at once. */
@Component
class OpenRollCalls {

    private final RollCalls rollCalls;

    OpenRollCalls(RollCalls rollCalls) {
        this.rollCalls = rollCalls;
    }

    void lookUp(List<Exchange> exchanges) {
        List<MemberId> people = exchanges.stream().map(exchange -> MemberTalk.member(exchange).id()).toList();
        Map<MemberId, RollCall> open = rollCalls.openFor(people);
        Map<MemberId, Asked> asked = new HashMap<>();
        open.keySet().stream().collect(Collectors.groupingBy(open::get)).forEach((rollCall, theirs) -> {
            Map<MemberId, Map<String, String>> answers = rollCalls.answers(rollCall.id(), theirs);
            theirs.forEach(person -> asked.put(person, new Asked(rollCall, answers.getOrDefault(person, Map.of()))));
        });
        exchanges.forEach(exchange -> exchange.isAskedBy(asked.get(MemberTalk.member(exchange).id())));
    }
}
