package jp.tenko.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import jp.tenko.incident.IncidentId;
import jp.tenko.submission.RecipientId;
import org.junit.jupiter.api.Test;

class ShareOutLinkTest {

    @Test
    void it_leads_to_the_address_that_browsers_know() {
        assertThat(new ShareOutLink(" https://tenko.example.jp/ ").of(new IncidentId(7), new RecipientId(2), 3))
                .contains("https://tenko.example.jp/submission/share-out/7/2/3");
    }

    @Test
    void where_nobody_said_how_browsers_reach_tenko_no_mail_has_a_link_that_works_on_one_machine_only() {
        assertThat(new ShareOutLink("").of(new IncidentId(7), new RecipientId(2), 3)).isEmpty();
    }
}
