package jp.tenko.console.rollcall;

import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.tenko.rollcall.Answer;
import jp.tenko.rollcall.Called;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.webform.PromptMails;
import org.springframework.stereotype.Component;

/** Who said what, those first whose lives are at stake, then the silent. */
@Component
class AnswerSheets {

    private static final List<String> URGENCY = List.of("needs_help", "injured", "silent", "safe");

    private final RollCalls rollCalls;
    private final Members members;
    private final PromptMails mails;

    AnswerSheets(RollCalls rollCalls, Members members, PromptMails mails) {
        this.rollCalls = rollCalls;
        this.members = members;
        this.mails = mails;
    }

    List<AnswerSheet> of(RollCallId rollCall) {
        List<Called> called = rollCalls.called(rollCall);
        Map<MemberId, Map<String, String>> answers =
                rollCalls.answers(rollCall, called.stream().map(one -> one.member().id()).toList());
        Map<MemberId, Answer> safety = rollCalls.safety(rollCall);
        Map<MemberId, Member> proxies = members.byIds(safety.values().stream().map(Answer::proxyBy).filter(Objects::nonNull).collect(toSet()));
        return called.stream()
                .map(one -> AnswerSheet.of(
                        one, mails.reaches(one.member()), answers.getOrDefault(one.member().id(), Map.of()), safety.get(one.member().id()), proxies))
                .sorted(Comparator.comparingInt(sheet -> URGENCY.indexOf(sheet.status())))
                .toList();
    }
}
