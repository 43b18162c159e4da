package jp.tenko.conversation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.tenko.flow.Flow;
import jp.tenko.flow.Input;
import jp.tenko.flow.Place;
import jp.tenko.line.Contents;
import jp.tenko.line.LineEvent.What;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Contact;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.joining.JoinCode;
import org.springframework.stereotype.Component;

/** What somebody says who speaks for a business, or an officer from outside the staff: which conversation it belongs to. */
@Component
class ContactTalk {

    private final FormTaps taps;
    private final Turns turns;
    private final CurrentPlace current;
    private final SpokenWords spoken;
    private final MenuWords menuWords;
    private final ChosenLanguage languages;
    private final Contacts contacts;
    private final WhichBusiness which;
    private final Contents contents;
    private final Menu menu;
    private final Texts texts;

    ContactTalk(
            FormTaps taps,
            Turns turns,
            CurrentPlace current,
            SpokenWords spoken,
            MenuWords menuWords,
            ChosenLanguage languages,
            Contacts contacts,
            WhichBusiness which,
            Contents contents,
            Menu menu,
            Texts texts) {
        this.taps = taps;
        this.turns = turns;
        this.current = current;
        this.spoken = spoken;
        this.menuWords = menuWords;
        this.languages = languages;
        this.contacts = contacts;
        this.which = which;
        this.contents = contents;
        this.menu = menu;
        this.texts = texts;
    }

    void take(Exchange exchange) {
        switch (exchange.event().what()) {
            case What.Follow follow -> cameBack(exchange);
            case What.Unfollow unfollow -> contacts.blocked(contact(exchange).id(), exchange.event().occurredAt());
            case What.Unsent unsent -> {}   // Conversations forgets it for everybody
            case What.Postback(String data, String picked) -> ButtonData.read(data, picked).ifPresentOrElse(
                    button -> tapped(exchange, button), () -> say(exchange, "old_button"));
            case What.Text(String text) -> typed(exchange, text);
            case What.Location location -> said(exchange);
            case What.Image image -> said(exchange);
            case What.Unreadable unreadable -> said(exchange);
        }
    }

    private void cameBack(Exchange exchange) {
        Contact contact = contact(exchange);
        contacts.followed(contact.id(), exchange.event().occurredAt());
        exchange.say(new LineMessage.Text(
                texts.text("welcome_back", contact.language(), Map.of("name", contact.name()))));
        exchange.say(menu.of(exchange.person()));
    }

    private void tapped(Exchange exchange, ButtonData button) {
        switch (button) {
            case ButtonData.Answer answer -> taps.answered(exchange, answer);
            case ButtonData.Command command -> taps.commanded(exchange, command);
            case ButtonData.Begin begin -> taps.begun(exchange, begin, "old_button");
            case ButtonData.Quick quick -> taps.begunWithAnswer(exchange, quick, "old_button");
            case ButtonData.Open(String what) -> exchange.say(menu.show(exchange.person(), what));
            case ButtonData.Speak(String language) -> languages.speakFromNowOn(exchange, language);
            case ButtonData.Lead lead -> say(exchange, "old_button"); // was staff when it was sent
        }
    }

    private void typed(Exchange exchange, String text) {
        Optional<Flow> started = spoken.flowStartedBy(text, exchange.person());
        Optional<Place> joining = current.of(exchange).filter(place -> spoken.isNoCode(place, text, exchange.person()));
        if (joining.isPresent() && started.isPresent()) {
            exchange.done(joining.get());
            turns.begin(exchange, started.get().formId());
        } else if (current.of(exchange).isPresent()) {
            said(exchange);
        } else if (started.isPresent()) {
            turns.begin(exchange, started.get().formId());
        } else if (JoinCode.isMeantIn(text)) {
            turns.beginWith(exchange, StrangerTalk.JOIN, null, Map.of(), new Input.Typed(text));
        } else if (menuWords.button(text, exchange.person()).isPresent()) {
            tapped(exchange, menuWords.button(text, exchange.person()).get());
        } else {
            which.named(exchange.person(), text).ifPresentOrElse(
                    business -> exchange.say(menu.about(exchange.person(), business)), () -> said(exchange));
        }
    }

    private void said(Exchange exchange) {
        Input input = Conversations.input(exchange.event().what()).orElseThrow();
        Optional<Place> place = current.of(exchange);
        if (input instanceof Input.Pictured picture) {
            contents.fetch(exchange.event().channel(), picture.imageId());
        }
        if (place.isEmpty()) {
            outOfTheBlue(exchange, input);
            return;
        }
        turns.advance(exchange, place.get(), input);
    }

    /** A photo is one of damage, also when it comes after the report: it goes into the next one, which shows what is known. */
    private void outOfTheBlue(Exchange exchange, Input input) {
        Optional<AboutBusiness> theirs = which.only(exchange.person());
        if (!(input instanceof Input.Pictured)) {
            exchange.say(menu.instead(exchange.person(), input));
        } else if (theirs.isPresent()) {
            say(exchange, "photo_taken");
            turns.beginAboutWith(exchange, DamageRecords.DAMAGE_REPORT, theirs.get().subject(), input);
        } else {
            say(exchange, "photo_of_which");
            turns.begin(exchange, DamageRecords.DAMAGE_REPORT);
        }
    }

    private void say(Exchange exchange, String name) {
        exchange.say(new LineMessage.Text(texts.text(name, exchange.person().language())));
    }

    private static Contact contact(Exchange exchange) {
        return Objects.requireNonNull(exchange.person().contact());
    }
}
