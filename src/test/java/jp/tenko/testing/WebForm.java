package jp.tenko.testing;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form on a page, as a browser without scripts fills it in and sends it: what is not touched goes back as it came. */
public final class WebForm {

    private static final Pattern FORM = Pattern.compile("<form method=\"post\" enctype.*?action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>|<textarea ([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private record Pair(String name, String value) {}

    private final String action;
    private final List<Pair> fields;

    private WebForm(String action, List<Pair> fields) {
        this.action = action;
        this.fields = fields;
    }

    public static WebForm of(HttpResponse<String> page) {
        return of(page, FORM);
    }

    /** The one that is sent to this address. */
    public static WebForm of(HttpResponse<String> page, String action) {
        return of(page, Pattern.compile("<form method=\"post\"[^>]*action=\"(" + Pattern.quote(action) + ")\"[^>]*>(.*?)</form>", Pattern.DOTALL));
    }

    private static WebForm of(HttpResponse<String> page, Pattern which) {
        Matcher form = which.matcher(page.body());
        if (page.statusCode() != 200 || !form.find()) {
            throw new AssertionError("no form on the page (" + page.statusCode() + "): " + page.body());
        }
        List<Pair> fields = new ArrayList<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            String attributes = input.group(1) == null ? input.group(2) : input.group(1);
            String type = attribute(attributes, "type");
            boolean box = "radio".equals(type) || "checkbox".equals(type);
            String name = attribute(attributes, "name");
            if (name != null && !"file".equals(type) && (!box || attributes.contains("checked"))) {
                String value = input.group(3) == null ? attribute(attributes, "value") : input.group(3).replaceFirst("^\n", "");
                fields.add(new Pair(plain(name), value == null ? "" : plain(value)));
            }
        }
        return new WebForm(plain(form.group(1)), fields);
    }

    public WebForm type(String field, String text) {
        return choose(field, text);
    }

    public WebForm choose(String field, String... choices) {
        List<Pair> others = new ArrayList<>(fields.stream().filter(pair -> !pair.name().equals("a." + field)).toList());
        for (String choice : choices) {
            others.add(new Pair("a." + field, choice));
        }
        return new WebForm(action, others);
    }

    /** With another button than the one that sends it. */
    public WebForm press(String name, String value) {
        List<Pair> all = new ArrayList<>(fields);
        all.add(new Pair(name, value));
        return new WebForm(action, all);
    }

    public HttpResponse<String> send(Console browser) {
        return sendBytes(browser);
    }

    /** And something more, as bytes that may be no UTF-8. */
    public HttpResponse<String> sendBytes(Console browser, byte[]... more) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach(pair -> body.writeBytes((encoded(pair.name()) + "=" + encoded(pair.value()) + "&").getBytes(StandardCharsets.US_ASCII)));
        for (byte[] part : more) {
            body.writeBytes(part);
        }
        return browser.postBytes(action, body.toByteArray());
    }

    /** With files in one field, as a browser sends them; a field that is filled in several times over goes once. */
    public HttpResponse<String> sendWith(Console browser, String field, byte[]... files) {
        Map<String, String> once = new LinkedHashMap<>();
        this.fields.forEach(pair -> once.put(pair.name(), pair.value()));
        return browser.uploadAll(action, once, "a." + field, List.of(files));
    }

    private static @Nullable String attribute(String attributes, String name) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            if (attribute.group(1).equals(name)) {
                return attribute.group(2);
            }
        }
        return null;
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
