package jp.tenko.webform;

import jp.tenko.incident.Incident;
import jp.tenko.rollcall.RollCall;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Member;

/** Who came by a personal link, and what asks them. */
public sealed interface PersonalLink {

    /** In which the bot speaks to them: {@code ja}, {@code ja-x-easy}, {@code en} … */
    String language();

    record OfRollCall(RollCall rollCall, Member member) implements PersonalLink {

        @Override
        public String language() {
            return member.language();
        }
    }

    /** @param business of one that was matched to the list, the listed one */
    record OfSurvey(Incident incident, Business business, Contact contact) implements PersonalLink {

        @Override
        public String language() {
            return contact.language();
        }
    }
}
