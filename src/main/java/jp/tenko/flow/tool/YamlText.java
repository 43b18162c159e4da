package jp.tenko.flow.tool;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML in which every scalar is text, as flows are written: small things on one line, texts quoted only where YAML needs it. */
final class YamlText {

    private static final int LONGEST_LINE = 150;

    private YamlText() {}

    /**
     * The first document: behind it a flow's source has those that it calls.
     *
     * @throws IllegalArgumentException when it is no YAML or no mapping
     */
    static Map<String, Object> read(String yaml) {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(new DumperOptions()), new DumperOptions(),
                    new LoaderOptions(), new NothingButText()).loadAll(yaml).iterator().next();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("is not YAML: " + e.getMessage(), e);
        }
        if (!(root instanceof Map)) {
            throw new IllegalArgumentException("is no flow: settings, choices and survey expected");
        }
        return XlsForm.map(root);
    }

    static String write(Map<String, Object> root) {
        DumperOptions options = new DumperOptions();
        options.setWidth(10_000);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        StringWriter written = new StringWriter();
        new Yaml(options).serialize(node(root, 0), written);
        return written.toString();
    }

    private static Node node(@Nullable Object value, int depth) {
        return switch (value) {
            case Map<?, ?> map -> {
                List<NodeTuple> entries = new ArrayList<>();
                map.forEach((key, one) -> entries.add(new NodeTuple(node(key, depth), node(one, depth + 1))));
                yield new MappingNode(Tag.MAP, entries, depth > 1 && short_(map) ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case List<?> list -> {
                boolean flat = list.stream().noneMatch(one -> one instanceof Map || one instanceof List);
                yield new SequenceNode(Tag.SEQ, list.stream().map(one -> node(one, depth + 1)).toList(),
                        flat && short_(list) ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case null -> node("", depth);
            default -> scalar(value.toString());
        };
    }

    private static ScalarNode scalar(String text) {
        ScalarStyle style = text.contains("\n") ? ScalarStyle.LITERAL : text.contains("${") ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(Tag.STR, text, null, null, style);
    }

    private static boolean short_(Object value) {
        return value.toString().length() < LONGEST_LINE && !value.toString().contains("\n") && !value.toString().contains("survey=");
    }

    private static final class NothingButText extends Resolver {

        @Override
        protected void addImplicitResolvers() {}
    }
}
