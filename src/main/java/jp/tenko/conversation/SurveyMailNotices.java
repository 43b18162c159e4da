package jp.tenko.conversation;

import java.net.URI;
import java.util.Map;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Business;
import jp.tenko.roster.Organizations;
import jp.tenko.webform.PromptMailWords;
import jp.tenko.webform.SurveyMailWords;
import org.springframework.stereotype.Component;

/** The damage survey as a mail. It goes to a business, of whose people nothing is known: in Japanese. */
@Component
class SurveyMailNotices implements SurveyMailWords {

    private static final String LANGUAGE = "ja";

    private final Texts texts;
    private final Organizations organizations;

    SurveyMailNotices(Texts texts, Organizations organizations) {
        this.texts = texts;
        this.organizations = organizations;
    }

    @Override
    public PromptMailWords.Words mail(Incident incident, Business business, int number, URI link) {
        Map<String, String> values = Map.of(
                "mark", texts.mark(incident.drill(), LANGUAGE),
                "kind", texts.kind(incident.kind(), LANGUAGE),
                "business", business.name(),
                "organization", organizations.get(incident.organization()).name(),
                "time", texts.day(incident.beganAt()),
                "link", link.toString());
        return new PromptMailWords.Words(
                texts.text(number == 0 ? "survey_mail_subject" : "survey_mail_subject_again", LANGUAGE, values),
                texts.text(incident.drill() ? "survey_mail_text_drill" : "survey_mail_text", LANGUAGE, values));
    }
}
