package jp.tenko.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.tenko.line.Button;
import jp.tenko.line.LineMessage;
import jp.tenko.roster.Member;
import jp.tenko.signin.SignIn;
import jp.tenko.signin.SignInWords;
import org.springframework.stereotype.Component;

/** LINE as the messenger of the console's one-time ways in. */
@Component
class ConsoleDoor {

    private final SignIn signIn;
    private final Texts texts;

    ConsoleDoor(SignIn signIn, Texts texts) {
        this.signIn = signIn;
        this.texts = texts;
    }

    /** 「管理画面」: a link that works once, for five minutes. */
    LineMessage link(Member member, Instant now) {
        String language = member.language();
        String said = texts.text("console_link", language,
                Map.of("minutes", String.valueOf(SignIn.LINK_LASTS.toMinutes())));
        return new LineMessage.Bubble(
                said,
                LineMessage.Mood.CALM,
                null,
                List.of(new LineMessage.Row.Paragraph(said)),
                List.of(new Button.Link(
                        texts.text("console_open", language), signIn.linkFor(member.id(), now).toString())));
    }

    /** The digits for somebody at a PC. A class of its own, since {@link SignIn} needs it. */
    @Component
    static class Words implements SignInWords {

        private final Texts texts;

        Words(Texts texts) {
            this.texts = texts;
        }

        @Override
        public List<LineMessage> number(String digits, String language) {
            return List.of(new LineMessage.Text(texts.text("console_number", language, Map.of(
                    "digits", digits, "minutes", String.valueOf(SignIn.LINK_LASTS.toMinutes())))));
        }
    }
}
