package jp.tenko.conversation;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a page of the console is opened from a chat; sign-in comes before it and leads back to it. */
@Component
class PageAddresses {

    private final String publicUrl;

    /** @param publicUrl how browsers reach Tenko; empty: a phone could not open an address */
    PageAddresses(@Value("${tenko.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** @param path {@code /submission/deadline/27}; in a browser of its own, which keeps the sign-in */
    Optional<String> of(String path) {
        return publicUrl.isEmpty() ? Optional.empty() : Optional.of(publicUrl + path + "?openExternalBrowser=1");
    }
}
