package jp.tenko.submission.document;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.tenko.damage.DamageSummary;
import jp.tenko.rollcall.Reply;
import jp.tenko.rollcall.Tally;

/** The figures by which two share-outs are compared, in the order in which their differences are told. */
final class ShareOutFigures {

    private ShareOutFigures() {}

    static Map<String, Long> of(Knowledge knowledge) {
        Map<String, Long> figures = new LinkedHashMap<>();
        DamageSummary damage = knowledge.damage();
        knowledge.tally().ifPresent(tally -> staff(figures, tally));
        put(figures, "heard", damage.whole().counted().heard());
        put(figures, "heavy", damage.whole().counted().heavy());
        put(figures, "light", damage.whole().counted().light());
        put(figures, "hurt", damage.hurtBusinesses());
        put(figures, "yen", damage.total().total());
        put(figures, "amount_unknown", damage.total().amountUnknown());
        put(figures, "lifelines", knowledge.needs().lifelines());
        Needs.HELP.forEach(kind -> put(figures, "help_" + kind, knowledge.needs().help(kind)));
        return figures;
    }

    private static void staff(Map<String, Long> figures, Tally tally) {
        put(figures, "answered", tally.answered());
        put(figures, "injured", tally.status(Reply.INJURED));
        put(figures, "needs_help", tally.status(Reply.NEEDS_HELP));
        put(figures, "silent", tally.silent().size());
    }

    private static void put(Map<String, Long> figures, String name, long value) {
        figures.put(name, value);
    }
}
