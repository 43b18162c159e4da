package jp.tenko.console;

import java.util.Collection;
import java.util.List;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.OrganizationId;
import jp.tenko.signin.Access;
import jp.tenko.signin.Account;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Whoever has signed in, as they are at this click; pages take it as {@code @AuthenticationPrincipal}. */
public record SignedIn(Account account) implements UserDetails {

    public OrganizationId organization() {
        return account.organization();
    }

    /** Names, answers and telephone numbers of others, and not only figures. */
    public boolean seesPeople() {
        return account.seesPeople();
    }

    /**
     * As whom they act in a roll call, where every deed has a member's name.
     *
     * @throws AccessDeniedException for somebody from outside
     */
    public MemberId asMember() {
        if (account.member() == null) {
            throw new AccessDeniedException("account " + account.id().value() + " is no member of staff, so cannot do this");
        }
        return account.member();
    }

    /** Whether they may speak for others: what is heard on the telephone is written down under a member's name. */
    public boolean mayReport() {
        return may(Access.STAFF) && account.member() != null;
    }

    /** Whether they may do what this access may, or more. */
    public boolean may(Access least) {
        return account.access().compareTo(least) <= 0;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(); // Allowed says what each page asks for
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return String.valueOf(account.id().value());
    }
}
