package io.riskanalyzer.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published JSON Schema says of a file's structure what the reader says. */
class RuleSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(tree(Books.resource("rules.schema.json")));
    /** Keys without which a block is none, by a key that tells what it is. */
    private static final Set<String> REQUIRED =
            Set.of("code", "when", "points", "text", "rules", "name", "kind", "levels", "features", "knockOut");

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static boolean accepts(JsonNode file) {
        return SCHEMA.validate(file).isEmpty();
    }

    private static boolean reads(JsonNode file) {
        try {
            RuleBook.parse(file.toString(), "r.json");
            return true;
        } catch (RuleFormatException e) {
            return false;
        }
    }

    @Test
    void schema_inDocs_isSame() throws IOException {
        assertThat(Path.of("..", "docs", "rules.schema.json")).hasContent(Books.resource("rules.schema.json"));
        assertThat(Files.readString(Path.of("..", "docs", "rules.schema.json"))).contains("2020-12");
    }

    @Test
    void schema_validFiles_areAccepted() {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Books.YAML);

        assertThat(SCHEMA.validate(JSON.valueToTree(yaml))).isEmpty();
        assertThat(SCHEMA.validate(tree(Books.student().toJson()))).isEmpty();
    }

    @Test
    void schema_wrongTypeUnknownKeyOrLackingKey_isRefusedByBoth() {
        JsonNode file = tree(Books.student().toJson());
        int mutations = 0;
        for (int at = 0; at < objects(file).size(); at++) {
            List<String> keys = new ArrayList<>();
            objects(file).get(at).fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                JsonNode otherType = file.deepCopy();
                ObjectNode object = objects(otherType).get(at);
                object.set(
                        key, object.get(key).isTextual() ? JSON.getNodeFactory().numberNode(7) : tree("\"seven\""));
                assertBothRefuse(otherType, key + " of another type");
                JsonNode empty = file.deepCopy();
                objects(empty).get(at).putNull(key);
                assertBothRefuse(empty, key + " empty");
                if (REQUIRED.contains(key)) {
                    JsonNode lacking = file.deepCopy();
                    objects(lacking).get(at).remove(key);
                    assertBothRefuse(lacking, "without " + key);
                }
                mutations += 2;
            }
            JsonNode unknown = file.deepCopy();
            objects(unknown).get(at).put("unheard", "of");
            assertBothRefuse(unknown, "unknown key");
        }
        assertThat(mutations).isGreaterThan(100);
    }

    private static void assertBothRefuse(JsonNode file, String mutation) {
        assertThat(accepts(file)).as("schema, %s: %s", mutation, file).isFalse();
        assertThat(reads(file)).as("reader, %s: %s", mutation, file).isFalse();
    }

    @Test
    void schema_whatItRefuses_readerRefuses() {
        JsonNode file = tree(Books.student().toJson());
        List<JsonNode> spares = List.of(
                tree("0"),
                tree("-3"),
                tree("\"\""),
                tree("\" \""),
                tree("\"first\""),
                tree("\"flag\""),
                tree("true"),
                tree("false"),
                tree("[]"),
                tree("{}"),
                tree("null"),
                tree("[\"a\",\"a\"]"),
                tree("\"2026-9-1\""),
                tree("\"all\""),
                tree("\"attendance is known\""),
                tree("\"P1D\""),
                tree("\"AMBER\""));
        int refused = 0;
        for (long seed = 0; seed < 6000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            JsonNode mutant = file.deepCopy();
            for (int i = random.nextInt(2); i >= 0; i--) {
                List<ObjectNode> objects = objects(mutant);
                ObjectNode object = objects.get(random.nextInt(objects.size()));
                List<String> keys = new ArrayList<>();
                object.fieldNames().forEachRemaining(keys::add);
                if (keys.isEmpty()) {
                    continue;
                }
                String key = keys.get(random.nextInt(keys.size()));
                if (random.nextInt(3) == 0) {
                    object.remove(key);
                } else {
                    object.set(key, spares.get(random.nextInt(spares.size())));
                }
            }
            if (!accepts(mutant)) {
                refused++;
                assertThat(reads(mutant)).as("seed %d: %s", seed, mutant).isFalse();
            }
        }
        assertThat(refused).isBetween(1000, 5900);
    }

    /** All objects of a file, from the outermost. */
    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
            object.properties().stream().map(Map.Entry::getValue).forEach(value -> objects.addAll(objects(value)));
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> objects.addAll(objects(item)));
        }
        return objects;
    }
}
