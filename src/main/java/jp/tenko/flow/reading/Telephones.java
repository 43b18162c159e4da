package jp.tenko.flow.reading;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers in all spellings of Japan, and those of other countries with their + in front. */
public final class Telephones {

    private static final Pattern AROUND = Pattern.compile(
            "^(tel|phone|電話番号|電話|携帯電話|携帯|けいたい|でんわ|番号|自宅|会社|事務所|店)?(番号)?(は|:|\\.)?|[(]?(携帯|自宅|会社|店|事務所|代表|本人|fax兼用|直通)[)]?$|(番|です|まで|に)$");
    private static final Pattern SPELLED = Pattern.compile("\\+?[0-9() .\\-/・]+");
    private static final Pattern CANONICAL = Pattern.compile("\\+\\d{7,15} (.+)");
    private static final String KANJI = "〇一二三四五六七八九";
    private static final int JAPAN = 81;
    /** Without the leading 0: ten figures of a mobile or IP telephone and 0800, nine of all others. */
    private static final Pattern LENGTHS = Pattern.compile("[5-9]0\\d{8}|(?![5-9]0)[1-9]\\d{8}");
    private static final int SHORTEST_LOCAL = 5;
    private static final int LONGEST_LOCAL = 8;

    private Telephones() {}

    /** @return E.164 and, behind a space, the number as it was typed, unless that is the same; such a value reads as itself */
    public static Read read(String typed) {
        Matcher canonical = CANONICAL.matcher(typed);
        Read again = canonical.matches() ? spelled(canonical.group(1)) : Read.NOTHING;
        return again.equals(new Read.Value(typed)) ? again : spelled(typed);
    }

    private static Read spelled(String typed) {
        String text = Plain.spaced(typed);
        for (String before = ""; !before.equals(text); ) {
            before = text;
            text = AROUND.matcher(text.strip()).replaceAll("").strip();
        }
        String number = kanjiToFigures(text).replaceAll("^(010|00)[ -]?(?=81)", "+");
        String digits = number.replaceAll("\\D", "");
        if (!SPELLED.matcher(number).matches()) {
            return Read.NOTHING;
        }
        if (!number.startsWith("+") && !digits.startsWith("0") && digits.length() >= SHORTEST_LOCAL && digits.length() <= LONGEST_LOCAL) {
            return new Read.Lacking("area_code_missing");
        }
        return parsed(number, text);
    }

    /** 0943-32-0344 of {@code +81943320344}; other countries with their + and spaces. */
    public static String shown(String e164) {
        try {
            PhoneNumber number = PhoneNumberUtil.getInstance().parse(e164, "JP");
            return PhoneNumberUtil.getInstance().format(number, number.getCountryCode() == JAPAN
                    ? PhoneNumberFormat.NATIONAL
                    : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** Only its length is looked at: a new block of numbers must not wait for a new version of the library. In Japan that tells most slips. */
    private static Read parsed(String number, String typed) {
        try {
            PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number.replaceAll("[・/]", "-"), "JP");
            boolean japanese = parsed.getCountryCode() == JAPAN;
            if (japanese
                    ? !LENGTHS.matcher(String.valueOf(parsed.getNationalNumber())).matches()
                    : !PhoneNumberUtil.getInstance().isPossibleNumber(parsed)) {
                return Read.NOTHING;
            }
            String e164 = PhoneNumberUtil.getInstance().format(parsed, PhoneNumberFormat.E164);
            return new Read.Value(e164.equals(typed) ? e164 : e164 + " " + typed);
        } catch (NumberParseException e) {
            return Read.NOTHING;
        }
    }

    private static String kanjiToFigures(String text) {
        StringBuilder figures = new StringBuilder();
        text.chars().forEach(c -> figures.appendCodePoint(KANJI.indexOf(c) < 0 ? c : '0' + KANJI.indexOf(c)));
        return figures.toString();
    }
}
