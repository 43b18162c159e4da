package jp.tenko.sandbox.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The properties each Flex component knows and the form of their values. LINE refuses a property it does not know here,
 * unlike anywhere else (LINE reference, "Flex Message"; names as in line-openapi).
 */
final class FlexFields {

    private static final String PLACED = "flex margin position offsetTop offsetBottom offsetStart offsetEnd ";

    static final Map<String, Set<String>> OF = Map.ofEntries(
            known("bubble", "size direction header hero body footer styles action"),
            known("carousel", "contents"),
            known("box", PLACED + "layout contents spacing backgroundColor borderColor borderWidth cornerRadius width maxWidth"
                    + " height maxHeight paddingAll paddingTop paddingBottom paddingStart paddingEnd action justifyContent"
                    + " alignItems background"),
            known("text", PLACED + "text contents size align gravity color weight style decoration wrap lineSpacing action"
                    + " maxLines adjustMode scaling"),
            known("span", "text size color weight style decoration"),
            known("button", PLACED + "action color style gravity height adjustMode scaling"),
            known("image", PLACED + "url align gravity size aspectRatio aspectMode backgroundColor action animated"),
            known("icon", "margin position offsetTop offsetBottom offsetStart offsetEnd url size aspectRatio scaling"),
            known("separator", "margin color"),
            known("filler", "flex"),
            known("video", "url previewUrl altContent aspectRatio action"));

    private static final Predicate<JsonNode> SPACE = matching("none|xs|sm|md|lg|xl|xxl|\\d+(\\.\\d+)?px");
    private static final Predicate<JsonNode> PADDING = matching("none|xs|sm|md|lg|xl|xxl|\\d+(\\.\\d+)?(px|%)");
    private static final Predicate<JsonNode> OFFSET = matching("none|xs|sm|md|lg|xl|xxl|-?\\d+(\\.\\d+)?(px|%)");
    private static final Predicate<JsonNode> LENGTH = matching("\\d+(\\.\\d+)?(px|%)");
    private static final Predicate<JsonNode> COLOUR = matching("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?");
    private static final Predicate<JsonNode> NUMBER = node -> node.isIntegralNumber() && node.intValue() >= 0;
    private static final Predicate<JsonNode> SWITCH = JsonNode::isBoolean;
    private static final Predicate<JsonNode> SIZE =
            matching("xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|\\d+(\\.\\d+)?(px|%)");

    private static final Map<String, Predicate<JsonNode>> FORM = new LinkedHashMap<>();

    static {
        form("spacing margin", SPACE);
        form("paddingAll paddingTop paddingBottom paddingStart paddingEnd", PADDING);
        form("offsetTop offsetBottom offsetStart offsetEnd", OFFSET);
        form("width maxWidth maxHeight", LENGTH);
        form("color backgroundColor borderColor separatorColor", COLOUR);
        form("flex maxLines", NUMBER);
        form("wrap scaling animated separator", SWITCH);
        form("size", SIZE);
        form("borderWidth", matching("none|light|normal|medium|semi-bold|bold|\\d+(\\.\\d+)?px"));
        form("cornerRadius", matching("none|xs|sm|md|lg|xl|xxl|\\d+(\\.\\d+)?px"));
        form("lineSpacing", matching("\\d+(\\.\\d+)?px"));
        form("position", matching("relative|absolute"));
        form("align", matching("start|end|center"));
        form("gravity", matching("top|bottom|center"));
        form("weight", matching("regular|bold"));
        form("decoration", matching("none|underline|line-through"));
        form("adjustMode", matching("shrink-to-fit"));
        form("justifyContent", matching("flex-start|center|flex-end|space-between|space-around|space-evenly"));
        form("alignItems", matching("flex-start|center|flex-end"));
        form("aspectRatio", matching("\\d+(\\.\\d+)?:\\d+(\\.\\d+)?"));
        form("aspectMode", matching("cover|fit"));
        form("direction", matching("ltr|rtl"));
        form("layout", matching("horizontal|vertical|baseline"));
    }

    private FlexFields() {}

    /** Unknown names and ill-formed values of one component. */
    static void check(Part component, String type) {
        Set<String> known = OF.get(type);
        for (Map.Entry<String, JsonNode> property : component.json().properties()) {
            String name = property.getKey();
            if (!known.contains(name)) {
                component.get(name).refuse("unknown field");
            } else if (!property.getValue().isNull() && !form(type, name).test(property.getValue())) {
                component.get(name).refuse("invalid property");
            }
        }
    }

    static Predicate<JsonNode> form(String type, String name) {
        return switch (type + "." + name) {
            case "bubble.size" -> BUBBLE_SIZE;
            case "button.height" -> BUTTON_HEIGHT;
            case "button.style" -> BUTTON_STYLE;
            case "box.height" -> LENGTH;
            case "text.style", "span.style" -> TEXT_STYLE;
            default -> FORM.getOrDefault(name, value -> true);
        };
    }

    private static final Predicate<JsonNode> BUBBLE_SIZE = matching("nano|micro|deca|kilo|hecto|mega|giga");
    private static final Predicate<JsonNode> BUTTON_HEIGHT = matching("sm|md");
    private static final Predicate<JsonNode> BUTTON_STYLE = matching("primary|secondary|link");
    private static final Predicate<JsonNode> TEXT_STYLE = matching("normal|italic");

    private static Predicate<JsonNode> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return node -> node.isString() && pattern.matcher(node.stringValue()).matches();
    }

    private static void form(String names, Predicate<JsonNode> rule) {
        for (String name : names.split(" ")) {
            FORM.put(name, rule);
        }
    }

    private static Map.Entry<String, Set<String>> known(String type, String names) {
        Set<String> set = new TreeSet<>(Arrays.asList(names.split(" ")));
        set.add("type");
        return Map.entry(type, set);
    }
}
