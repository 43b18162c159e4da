package jp.tenko.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml}, and whether an answer is one that it describes: no field more, none that is always there missing. */
public final class OpenApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document = read();

    private static JsonNode read() {
        try (var yaml = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            return JSON.valueToTree(new Yaml().load(Objects.requireNonNull(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> paths() {
        return new TreeSet<>(document.path("paths").propertyNames());
    }

    /** What is wrong with what this path answered with 200. */
    public List<String> wrong(String path, String body) {
        return wrong(document.at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json/schema"), body);
    }

    /** What is wrong with this as a problem. */
    public List<String> wrongProblem(String body) {
        return wrong(JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"), body);
    }

    private List<String> wrong(JsonNode schema, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("$ref", schema.path("$ref"));
        whole.set("components", document.path("components"));
        Schema compiled = SCHEMAS.getSchema(whole);
        return compiled.validate(JSON.readTree(body)).stream().map(Object::toString).toList();
    }
}
