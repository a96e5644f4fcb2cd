package employeehealth.auth.scim.schema;

import employeehealth.auth.scim.schema.Attribute.Type;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resource types and schemas as they are published (RFC 7643, 6 and 7). */
public final class Descriptions {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    private final String base;

    public Descriptions(String base) {
        this.base = base;
    }

    public List<ObjectNode> types() {
        return Arrays.stream(ResourceType.values()).map(this::type).toList();
    }

    private ObjectNode type(ResourceType type) {
        var body = described("ResourceType", type.label());
        body.put("name", type.label())
                .put("endpoint", type.endpoint())
                .put("description", type.core().description())
                .put("schema", type.core().id());
        var extensions = body.putArray("schemaExtensions");
        type.extensions()
                .forEach(extension ->
                        extensions
                                .addObject()
                                .put("schema", extension.id())
                                .put("required", false));
        return at(body, "ResourceType", "/ResourceTypes/" + type.label());
    }

    public List<ObjectNode> schemas() {
        return Arrays.stream(ResourceType.values())
                .flatMap(ResourceType::schemas)
                .map(this::schema)
                .toList();
    }

    private ObjectNode schema(Schema schema) {
        var body = described("Schema", schema.id());
        body.put("name", schema.name()).put("description", schema.description());
        attributes(body.putArray("attributes"), schema.attributes());
        return at(body, "Schema", "/Schemas/" + schema.id());
    }

    private static ObjectNode described(String kind, String id) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(CORE + kind);
        return body.put("id", id);
    }

    private ObjectNode at(ObjectNode body, String kind, String path) {
        body.putObject("meta").put("resourceType", kind).put("location", base + path);
        return body;
    }

    private static void attributes(ArrayNode into, List<Attribute> attributes) {
        for (var each : attributes) {
            var body =
                    into.addObject()
                            .put("name", each.name())
                            .put("type", each.type().code())
                            .put("multiValued", each.many())
                            .put("description", each.description())
                            .put("required", each.required())
                            .put("caseExact", each.caseExact())
                            .put("mutability", each.isReadOnly() ? "readOnly" : "readWrite")
                            .put("returned", "default")
                            .put("uniqueness", each.isUnique() ? "server" : "none");
            if (each.type() == Type.REFERENCE) {
                body.putArray("referenceTypes").add("User");
            }
            if (each.isComplex()) {
                attributes(body.putArray("subAttributes"), each.parts());
            }
        }
    }
}
