package jp.tenko.flow;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file read strictly: every scalar is text (YAML would make {@code yes} and {@code 12:30} something else), every
 * value knows its line, and what is wrong gathers in {@link #findings} instead of stopping at the first mistake.
 */
final class Sheet {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([a-z][a-z0-9_]*)\\s*}");

    private final String file;
    private final List<Finding> findings;
    private final String prefix;

    Sheet(String file, List<Finding> findings) {
        this(file, findings, "");
    }

    /** @param prefix of the call that includes it: stands before every name in it */
    Sheet(String file, List<Finding> findings, String prefix) {
        this.file = file;
        this.findings = findings;
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** The names in a text or expression as the flow has them that includes it. */
    private String named(String text) {
        return prefix.isEmpty() ? text : REFERENCE.matcher(text).replaceAll("\\${" + prefix + "$1}");
    }

    /** @return null when it is no YAML or empty; that is then a finding */
    @Nullable Node parse(String source) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(source));
            if (root == null) {
                error(1, null, "FLOW001", "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            error(line, null, "FLOW001", "is not YAML: " + e.getProblem() + " (a text with any of ? : , # { } [ ] in it needs quotes)");
        } catch (YAMLException e) {
            error(1, null, "FLOW001", "is not YAML: " + e.getMessage());
        }
        return null;
    }

    /** The entries of a mapping in order. Keys outside {@code known} are findings; {@code known} empty: any key. */
    Map<String, Node> map(@Nullable Node node, String what, Set<String> known) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node == null) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            error(line(node), what, "FLOW001", what + " must be a mapping (key: value)");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.isEmpty() && !known.contains(key)) {
                error(line(keyNode), what, "FLOW001", "unknown key " + key + Nearest.hint(key, known));
            } else if (entries.put(key, tuple.getValueNode()) != null) {
                error(line(keyNode), what, "FLOW002", "key " + key + " stands here twice");
            }
        }
        return entries;
    }

    List<Node> list(@Nullable Node node, String what) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        error(line(node), what, "FLOW001", what + " must be a list (- item)");
        return List.of();
    }

    List<String> texts(@Nullable Node node, String what) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(node, what)) {
            String text = text(item, what);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** @return null when absent, empty or not a scalar (the latter two are findings) */
    @Nullable String text(@Nullable Node node, String what) {
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        error(line(node), what, "FLOW001", what + " must be a text, and not an empty one");
        return null;
    }

    /** True or false, or left out; otherwise it is an expression that must hold. */
    boolean isFlag(@Nullable Node node) {
        return !(node instanceof ScalarNode scalar) || !scalar.getValue().contains("${");
    }

    boolean flag(@Nullable Node node, String what, boolean otherwise) {
        String text = text(node, what);
        if (text == null) {
            return otherwise;
        }
        return switch (text) {
            case "true", "yes", "true()" -> true;
            case "false", "no", "false()" -> false;
            default -> {
                error(line(node), what, "FLOW001", what + " must be true or false, not " + text);
                yield otherwise;
            }
        };
    }

    /** A text in the default language, or a map language → text. */
    @Nullable Words words(@Nullable Node node, String what, String defaultLanguage) {
        if (node == null) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof MappingNode) {
            map(node, what, Set.of()).forEach((language, text) -> {
                String value = text(text, what);
                if (value != null) {
                    texts.put(language, named(value));
                }
            });
        } else {
            String text = text(node, what);
            if (text != null) {
                texts.put(defaultLanguage, named(text));
            }
        }
        return texts.isEmpty() ? null : new Words(defaultLanguage, texts, line(node));
    }

    @Nullable Expression expression(@Nullable Node node, String what) {
        return expression(node, what, Expression::compile);
    }

    /** What holds for a choice: its columns are named without {@code ${}}. */
    @Nullable Expression filter(@Nullable Node node, String what) {
        return expression(node, what, Expression::filter);
    }

    /** {@code default}: an expression when it refers to an answer or calls a function, else the value itself. */
    @Nullable Expression initial(@Nullable Node node, String what) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        boolean dynamic = text.contains("${") || text.matches("(?s).*[a-z]\\(.*\\).*");
        return expression(node, what, dynamic ? Expression::compile : Expression::literal);
    }

    private @Nullable Expression expression(@Nullable Node node, String what, Function<String, Expression> compiler) {
        String text = text(node, what);
        if (text == null || node == null) {
            return null;
        }
        try {
            return compiler.apply(named(text));
        } catch (IllegalArgumentException e) {
            error(line(node), what, "FLOW001", String.valueOf(e.getMessage()));
            return null;
        }
    }

    void error(int line, @Nullable String about, String code, String message) {
        findings.add(new Finding(file, line, about, code, Finding.Severity.ERROR, message));
    }

    void warning(int line, @Nullable String about, String code, String message) {
        findings.add(new Finding(file, line, about, code, Finding.Severity.WARNING, message));
    }

    static int line(@Nullable Node node) {
        return node == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
