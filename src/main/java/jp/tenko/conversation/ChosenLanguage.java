package jp.tenko.conversation;

import jp.tenko.line.LineMessage;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.Members;
import org.springframework.stereotype.Component;

/** Somebody chooses their language: kept with whoever they are; a stranger's is kept with the conversation. */
@Component
class ChosenLanguage {

    private final FlowFiles flows;
    private final Members members;
    private final Contacts contacts;
    private final Texts texts;

    ChosenLanguage(FlowFiles flows, Members members, Contacts contacts, Texts texts) {
        this.flows = flows;
        this.members = members;
        this.contacts = contacts;
        this.texts = texts;
    }

    void speak(Exchange exchange, String language) {
        switch (exchange.person().standing()) {
            case Person.Standing.Staff staff -> members.speaks(staff.member().id(), language);
            case Person.Standing.Speaker speaker -> contacts.speaks(speaker.contact().id(), language);
            case Person.Standing.Stranger stranger -> exchange.speaks(language);
        }
    }

    /** A button outside of any form. One of a language that is no more changes nothing. */
    void speakFromNowOn(Exchange exchange, String language) {
        if (flows.library().commands().languages().containsKey(language)) {
            speak(exchange, language);
            exchange.say(new LineMessage.Text(texts.text("language_changed", language)));
        }
    }
}
