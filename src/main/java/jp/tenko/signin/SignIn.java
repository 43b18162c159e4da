package jp.tenko.signin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tenko.line.Outbox;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ways into the console, without a password to forget: a link that the bot hands out, six digits that come by LINE to
 * somebody who sits at a PC, and recovery codes on paper for the night when LINE is down. Each works once.
 */
@Component
public class SignIn {

    public static final Duration LINK_LASTS = Duration.ofMinutes(5);
    public static final Duration INVITATION_LASTS = Duration.ofDays(7);

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int NUMBERS_AT_MOST = 3;

    /** An hour, of all its people: whoever types their telephone numbers on and on must not use up the month's messages. A link on LINE is always there. */
    private static final int NUMBERS_OF_OFFICE_AT_MOST = 20;
    private static final int TRIES_AT_MOST = 30;
    private static final int RECOVERY_CODES = 8;
    private static final Pattern NUMBER = Pattern.compile("([A-Za-z0-9_-]{43})\\.(\\d{6})");
    private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Accounts accounts;
    private final Tokens tokens;
    private final KnownPeople people;
    private final Members members;
    private final Organizations organizations;
    private final Outbox outbox;
    private final SignInWords words;
    private final URI publicUrl;

    SignIn(
            Accounts accounts,
            Tokens tokens,
            KnownPeople people,
            Members members,
            Organizations organizations,
            Outbox outbox,
            SignInWords words,
            @Value("${tenko.public-url}") URI publicUrl) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.people = people;
        this.members = members;
        this.organizations = organizations;
        this.outbox = outbox;
        this.words = words;
        this.publicUrl = publicUrl;
    }

    /** Where people reach a page of ours, for a mail or a message. */
    public URI address(String path) {
        return publicUrl.resolve(path);
    }

    /** For a member who asked the bot. Opens the phone's own browser, not LINE's: LINE, "Using LINE URL scheme". */
    public URI linkFor(MemberId member, Instant now) {
        return link(accounts.of(member, now), LINK_LASTS, now);
    }

    /** For somebody from outside, handed over in a mail or on paper. Links of theirs from before are void. */
    public URI invitation(AccountId account, Instant now) {
        tokens.forget(account, "link", now);
        return link(account, INVITATION_LASTS, now);
    }

    URI link(AccountId account, Duration lasts, Instant now) {
        String secret = Secret.forMachines();
        tokens.addLink(account, secret, now, now.plus(lasts));
        return publicUrl.resolve("/sign-in/link?token=" + secret + "&openExternalBrowser=1");
    }

    /**
     * Somebody at a PC typed their telephone number or e-mail address. When they are known, six digits go to their LINE;
     * the answer is the same either way.
     *
     * @return a secret for the browser that asked: only there the digits are right
     */
    @Transactional
    public String askForNumber(String typed, Instant now) {
        String attempt = Secret.forMachines();
        String digits = Secret.digits();
        Optional<Member> member = people.reachableBy(typed);
        AccountId account = member.map(known -> accounts.of(known.id(), now))
                .filter(known -> tokens.numbersSince(known, now.minus(WINDOW)) < NUMBERS_AT_MOST)
                .filter(known -> tokens.numbersOfOfficeSince(known, now.minus(Duration.ofHours(1))) < NUMBERS_OF_OFFICE_AT_MOST)
                .flatMap(known -> accounts.find(known, now))
                .map(Account::id)
                .orElse(null);
        tokens.addNumber(account, attempt, digits, now, now.plus(LINK_LASTS));
        if (account != null) {
            send(member.get(), digits, now);
        }
        return attempt;
    }

    private void send(Member member, String digits, Instant now) {
        outbox.push(
                organizations.get(member.organization()).channel(),
                java.util.Objects.requireNonNull(member.lineUserId()),
                words.number(digits, member.language()),
                now.plus(LINK_LASTS));
    }

    /** What stands for a number and the browser that asked for it, as {@link #redeem} takes it. */
    public static String numberToken(String attempt, String digits) {
        return attempt + "." + java.text.Normalizer.normalize(digits, java.text.Normalizer.Form.NFKC).replaceAll("\\D", "");
    }

    /**
     * Lets somebody in, once.
     *
     * @param token the secret of a link, a {@link #numberToken}, or a recovery code as somebody typed it
     * @return empty when it is wrong, too old, used, or of somebody who is not let in any more
     */
    @Transactional
    public Optional<Account> redeem(String token, Instant now) {
        Matcher number = NUMBER.matcher(token);
        Optional<AccountId> account = number.matches()
                ? tokens.useNumber(number.group(1), number.group(2), now)
                : tokens.use(isLink(token) ? token : Secret.printed(token), now);
        Optional<Account> letIn = account.flatMap(id -> accounts.find(id, now));
        letIn.ifPresent(known -> accounts.cameIn(known.id(), now));
        return letIn;
    }

    /** New recovery codes, to be shown once and printed; those of before are void. */
    @Transactional
    public List<String> recoveryCodes(AccountId account, Instant now) {
        tokens.forget(account, "recovery", now);
        List<String> codes = Stream.generate(Secret::forPaper).limit(RECOVERY_CODES).toList();
        codes.forEach(code -> tokens.addRecovery(account, code, now));
        return codes;
    }

    public int recoveryCodesLeft(AccountId account) {
        return tokens.recoveryCodesLeft(account);
    }

    /** Whether it looks like the secret of a link, which nobody guesses or reads out. */
    public static boolean isLink(@Nullable String token) {
        return token != null && LINK.matcher(token).matches();
    }

    /** Whether so many tries came from there that no more are taken for a while. */
    @Transactional
    public boolean tooManyTries(@Nullable String source, Instant now) {
        return tokens.tries(String.valueOf(source), now.minus(WINDOW), now) > TRIES_AT_MOST;
    }
}
