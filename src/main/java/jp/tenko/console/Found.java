package jp.tenko.console;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What an address names, if it is there and belongs to the organization of whoever asks. */
public final class Found {

    private Found() {}

    /** Of another organization, made up, or gone: a page says the same of all three (404), so nobody learns what exists. */
    public static <T> T orNot(Optional<T> found) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
