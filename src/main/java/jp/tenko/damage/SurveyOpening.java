package jp.tenko.damage;

import jp.tenko.incident.Incident;

/** What became of an order to open the damage survey. */
public sealed interface SurveyOpening {

    record Opened(Incident incident, Survey survey) implements SurveyOpening {}

    /** These people were told before: nobody is told twice. */
    record AlreadyOpen(Survey survey) implements SurveyOpening {}

    /** Nobody was told. */
    record NotEnoughQuota(long cost, long remaining) implements SurveyOpening {}
}
