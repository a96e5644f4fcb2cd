package employeehealth.auth.scim;

import employeehealth.auth.scim.schema.ScimRefusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names that a bulk request gives to what it makes, until it is made: {@code bulkId:qwerty}. */
final class BulkIds {

    private static final String PREFIX = "bulkId:";

    private final Map<String, String> made = new HashMap<>();

    void made(String bulkId, String id) {
        if (!bulkId.isEmpty()) {
            made.put(PREFIX + bulkId, id);
        }
    }

    /** Whether everything is there that this names. */
    boolean hasAllOf(JsonNode operation) {
        return named(operation.path("path")) && hasAll(operation.path("data"));
    }

    private boolean hasAll(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().allMatch(this::hasAll)
                : !node.asString("").startsWith(PREFIX) || made.containsKey(node.asString());
    }

    private boolean named(JsonNode path) {
        var text = path.asString("");
        var at = text.indexOf(PREFIX);
        return at < 0 || made.containsKey(text.substring(at));
    }

    /** With ids where names were. */
    JsonNode resolved(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                object.forEachEntry((name, value) -> copy.set(name, resolved(value)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(value -> copy.add(resolved(value)));
                yield copy;
            }
            default -> {
                var id = made.get(node.asString(""));
                yield id == null ? node : JsonNodeFactory.instance.stringNode(id);
            }
        };
    }

    String resolved(String path) {
        var at = path.indexOf(PREFIX);
        return at < 0 ? path : path.substring(0, at) + made.getOrDefault(path.substring(at), "");
    }

    static ScimRefusal unknown() {
        return new ScimRefusal(
                HttpStatus.CONFLICT, "invalidValue", "a bulkId names nothing that was made");
    }
}
