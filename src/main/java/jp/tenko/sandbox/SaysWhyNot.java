package jp.tenko.sandbox;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** What the sandbox's own API (not LINE's) cannot do is said in {@code message}. */
@RestControllerAdvice(name = "sandboxSaysWhyNot", assignableTypes = {PeopleApi.class, StormApi.class, SwitchesApi.class, FloodApi.class})
@Profile("sandbox")
class SaysWhyNot {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(ResponseStatusException e) {
        return ResponseEntity.status(e.getStatusCode()).body(Map.of("message", String.valueOf(e.getReason())));
    }
}
