package jp.tenko.line;

import org.jspecify.annotations.Nullable;

/** What became of one request to LINE. */
sealed interface Delivery {

    /**
     * LINE has it: 2xx, or 409 because an earlier attempt with the same retry key had arrived. No proof that the person
     * has seen it.
     */
    record Accepted(@Nullable String requestId) implements Delivery {}

    /**
     * The same request again later: 5xx, rate limit, time-out, no connection, a channel token that does not fit.
     *
     * @param unsure LINE may have taken it all the same: the connection broke or stayed silent
     */
    record TryLater(String why, boolean unsure) implements Delivery {}

    /** 429 because the month's messages are used up: no push of this channel goes out until there is room again. */
    record MonthUsedUp() implements Delivery {}

    /** 400 "Invalid reply token": used already, or too old. */
    record TokenRefused() implements Delivery {}

    /** Any other 4xx: the same request would be refused again. */
    record Refused(int status, String why) implements Delivery {}
}
