package jp.tenko.webform;

import java.net.URI;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;

/** What a mail of the damage survey says, in the words of {@code conversation-flows/}; implemented by the door {@code conversation}. */
public interface SurveyMailWords {

    /** @param number 0: the first time; n: the nth time it asks again */
    PromptMailWords.Words mail(Incident incident, Business business, int number, URI link);
}
