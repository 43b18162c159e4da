package jp.tenko.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser at the console without the browser: it keeps cookies, sends forms, and shows what came back. */
public final class Console {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]* name=\"_csrf\"");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"]+/sign-in/link\\?token=([A-Za-z0-9_-]+)");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private String csrf = "";

    public Console(int port) {
        base = "http://localhost:" + port;
    }

    /** The secret of the link that the bot has just given. */
    public static String secretIn(String message) {
        Matcher link = LINK.matcher(message);
        if (!link.find()) {
            throw new AssertionError("no link to the console in: " + message);
        }
        return link.group(1);
    }

    public HttpResponse<String> signIn(String secret) {
        var answer = post("/sign-in/now", Map.of("token", secret));
        csrf = ""; // it changes with whoever has signed in
        return answer;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").GET());
    }

    /** How many bytes come over the wire for it, to a browser that takes gzip. */
    public long weight(String path) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*").header("Accept-Encoding", "gzip").GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " for " + path);
            }
            return answer.body().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Looks at a stream that never ends, and goes away. */
    public int statusOfStream(String path) {
        var answer = stream(path);
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.statusCode();
    }

    /** Opens a stream and goes on listening. */
    public HttpResponse<InputStream> stream(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/event-stream").timeout(Duration.ofSeconds(20)).GET().build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form as a page of the console would, with its CSRF token. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf());
        return postWithoutToken(path, all);
    }

    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return postBytes(path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A form's body as it goes over the wire. */
    public HttpResponse<String> postBytes(String path, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Chooses a file in a form and sends it. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, String name, byte[] file) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf());
        return multipart(path, all, "file", name, List.of(file));
    }

    /** Chooses several files in a form that needs no sign-in, and sends them. */
    public HttpResponse<String> uploadAll(String path, Map<String, String> fields, String field, List<byte[]> files) {
        return multipart(path, fields, field, "photo", files);
    }

    private HttpResponse<String> multipart(String path, Map<String, String> fields, String field, String name, List<byte[]> files) {
        String boundary = "----tenko" + System.nanoTime();
        var body = new java.io.ByteArrayOutputStream();
        fields.forEach((one, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + one
                + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        for (byte[] file : files) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** The page before the door has a form for everybody. */
    private String csrf() {
        if (!csrf.isEmpty()) {
            return csrf;
        }
        Matcher token = CSRF.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new AssertionError("no CSRF token on the sign-in page");
        }
        csrf = token.group(1) == null ? token.group(2) : token.group(1);
        return csrf;
    }

    /** Where the answer leads, or its status when it leads nowhere. */
    public static String leadsTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("location")
                .map(location -> location.replaceFirst("^http://[^/]+", ""))
                .orElse(String.valueOf(answer.statusCode()));
    }

    public CookieManager cookies() {
        return cookies;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
