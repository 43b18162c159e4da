package jp.tenko.roster;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as people in Japan write them. */
public final class Telephone {

    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9()\\- ‐‑‒–—―−ー]+");

    private Telephone() {}

    /** As Japan writes it, {@code 090-0000-0001}; a number of another country with its {@code +}. What cannot be read stays as it is. */
    public static String shown(String number) {
        try {
            PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
            PhoneNumber read = phones.parse(number, "JP");
            return phones.format(read, read.getCountryCode() == 81 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return number;
        }
    }

    /**
     * In E.164 ({@code +81…}); empty when it cannot be read as one number. Only its length is looked at: a new number block
     * must not wait for a new version of the library.
     */
    public static Optional<String> e164(String written) {
        String narrow = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        try {
            if (SHAPE.matcher(narrow).matches()) {
                PhoneNumber number = PhoneNumberUtil.getInstance().parse(narrow, "JP");
                if (PhoneNumberUtil.getInstance().isPossibleNumber(number)) {
                    return Optional.of(PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164));
                }
            }
        } catch (NumberParseException e) {
            // then it is none
        }
        return Optional.empty();
    }
}
