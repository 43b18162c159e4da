package jp.tenko.flow;

import jp.tenko.flow.reading.Telephones;

/**
 * A telephone number as an answer tells it: to be dialled, and as it was typed, because a slip is found again only in what somebody
 * really wrote. Its written form is the answer's value: {@code +81943320344 0943-32-0344}, E.164, a space, the number as typed in plain
 * figures; without the second when it is the same.
 */
public record Telephone(String e164, String typed) {

    public static Telephone parse(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? new Telephone(value, value) : new Telephone(value.substring(0, space), value.substring(space + 1));
    }

    /** As people write it here: {@code 0943-32-0344}. */
    public String shown() {
        return Telephones.shown(e164);
    }
}
