package jp.tenko.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tenko.sandbox.rules.Violation;

/** LINE says no: a status and a body as in line.md §2.5. Thrown so that a request can be refused at any depth. */
final class Refusal extends RuntimeException {

    private final int status;
    private final transient Map<String, Object> body = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
        body.put("message", message);
    }

    static Refusal of(List<Violation> violations) {
        return new Refusal(400, "The request body has " + violations.size() + " error(s)").with("details", violations);
    }

    static Refusal of(String property, String message) {
        return of(List.of(new Violation(property, message)));
    }

    Refusal with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    Refusal withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
