package jp.tenko.damage;

import jp.tenko.line.Quota;

/**
 * What opening the survey would cost.
 *
 * @param messages of the month: one for each person told
 */
public record SurveyCost(Survey.Push push, int messages, Quota quota) {

    public boolean affordable() {
        return quota.covers(messages);
    }
}
