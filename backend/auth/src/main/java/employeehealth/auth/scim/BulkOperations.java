package employeehealth.auth.scim;

import employeehealth.auth.scim.patch.Patch;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.shared.problem.Problem;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One operation of several. */
@Component
class BulkOperations {

    private static final Pattern PATH = Pattern.compile("/(Users|Groups)(?:/([^/?#]{1,100}))?");

    private final Kinds kinds;

    BulkOperations(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What has become of it; names what it has made. */
    ObjectNode run(ScimClient client, JsonNode operation, BulkIds made) {
        try {
            return done(client, operation, made);
        } catch (ScimRefusal refusal) {
            return refused(operation, refusal);
        } catch (Problem neighbours) {
            return refused(
                    operation,
                    new ScimRefusal(neighbours.status(), null, "please try again in a moment"));
        }
    }

    private ObjectNode done(ScimClient client, JsonNode operation, BulkIds made) {
        var path = PATH.matcher(made.resolved(operation.path("path").asString("")));
        if (!path.matches()) {
            throw ScimRefusal.invalidPath("the path is that of a kind, or of one resource");
        }
        var resources = kinds.named(path.group(1));
        var id = path.group(2);
        var data = made.resolved(operation.path("data"));
        var method = method(operation);
        if (method.equals("POST") != (id == null)) {
            throw ScimRefusal.invalidPath("what is made has no id yet, and all others have");
        }
        return switch (method) {
            case "POST" -> made(operation, resources.create(client, data), made);
            case "PUT" ->
                    changed(client, operation, resources, id, before -> (ObjectNode) object(data));
            case "PATCH" ->
                    changed(
                            client,
                            operation,
                            resources,
                            id,
                            before -> Patch.apply(resources.type(), before, object(data)));
            case "DELETE" -> deleted(client, operation, resources, Objects.requireNonNull(id));
            default -> throw ScimRefusal.invalidSyntax("the method is POST, PUT, PATCH or DELETE");
        };
    }

    private static JsonNode object(JsonNode data) {
        if (!data.isObject()) {
            throw ScimRefusal.invalidSyntax("data is a JSON object");
        }
        return data;
    }

    private static ObjectNode made(JsonNode operation, Resource resource, BulkIds made) {
        made.made(operation.path("bulkId").asString(""), resource.id());
        return result(operation, "201", resource);
    }

    private static ObjectNode changed(
            ScimClient client,
            JsonNode operation,
            Resources resources,
            @Nullable String id,
            UnaryOperator<ObjectNode> change) {
        var changed =
                resources.change(client, Objects.requireNonNull(id), version(operation), change);
        return result(operation, "200", changed);
    }

    private static ObjectNode deleted(
            ScimClient client, JsonNode operation, Resources resources, String id) {
        var location = resources.find(id).location();
        resources.delete(client, id, version(operation));
        return result(operation, "204", null).put("location", location);
    }

    private static @Nullable String version(JsonNode operation) {
        return operation.path("version").asString(null);
    }

    private static String method(JsonNode operation) {
        return operation.path("method").asString("").toUpperCase(Locale.ROOT);
    }

    private static ObjectNode result(
            JsonNode operation, String status, @Nullable Resource resource) {
        var result = JsonNodeFactory.instance.objectNode().put("method", method(operation));
        if (operation.hasNonNull("bulkId")) {
            result.put("bulkId", operation.path("bulkId").asString(""));
        }
        if (resource != null) {
            result.put("location", resource.location()).put("version", resource.version());
        }
        return result.put("status", status);
    }

    static ObjectNode refused(JsonNode operation, ScimRefusal refusal) {
        var result = result(operation, Integer.toString(refusal.status().value()), null);
        result.set("response", ScimAnswers.error(refusal));
        return result;
    }
}
