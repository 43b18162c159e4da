package jp.tenko.console.rollcall;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.tenko.rollcall.Called;
import jp.tenko.rollcall.RollCallId;
import jp.tenko.rollcall.RollCalls;
import jp.tenko.roster.MemberId;
import jp.tenko.webform.PromptMails;
import org.springframework.stereotype.Component;

/** Who said what, those first whose lives are at stake, then the silent. */
@Component
class AnswerSheets {

    private static final List<String> URGENCY = List.of("needs_help", "injured", "silent", "safe");

    private final RollCalls rollCalls;
    private final PromptMails mails;

    AnswerSheets(RollCalls rollCalls, PromptMails mails) {
        this.rollCalls = rollCalls;
        this.mails = mails;
    }

    List<AnswerSheet> of(RollCallId rollCall) {
        List<Called> called = rollCalls.called(rollCall);
        Map<MemberId, Map<String, String>> answers =
                rollCalls.answers(rollCall, called.stream().map(one -> one.member().id()).toList());
        return called.stream()
                .map(one -> AnswerSheet.of(one, mails.reaches(one.member()), answers.getOrDefault(one.member().id(), Map.of())))
                .sorted(Comparator.comparingInt(sheet -> URGENCY.indexOf(sheet.status())))
                .toList();
    }
}
