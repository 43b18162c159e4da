package jp.tenko.signin;

/** What becomes of a request that brings a token. */
public sealed interface TokenUse {

    /** It may read what this account may see. */
    record Known(Account account) implements TokenUse {}

    /** It has asked too often in this minute. */
    record TooOften() implements TokenUse {}

    /** Made up, ended, or taken away: nobody is told which. */
    record Unknown() implements TokenUse {}
}
