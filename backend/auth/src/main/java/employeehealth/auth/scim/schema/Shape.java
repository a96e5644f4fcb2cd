package employeehealth.auth.scim.schema;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what a directory sent into the shape of its schema: names as the schema writes them, one
 * value where there is one, nothing that is empty, nothing that is ours to say, nothing that is not
 * kept. A truth value may be a text, as some directories send it.
 */
public final class Shape {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST = 300;
    private static final int MOST_VALUES = 5_000;

    private Shape() {}

    /** A whole resource. */
    public static ObjectNode of(ResourceType type, JsonNode given) {
        if (!(given instanceof ObjectNode object)) {
            throw ScimRefusal.invalidSyntax("a resource is a JSON object");
        }
        var shaped = NODES.objectNode();
        object.forEachEntry((name, value) -> {
            var extension = type.extension(name);
            if (extension != null) {
                var parts = parts(extension.attributes(), value, extension.id());
                if (!parts.isEmpty()) {
                    shaped.set(extension.id(), parts);
                }
            } else {
                put(shaped, type.attribute(name), value);
            }
        });
        return shaped;
    }

    private static void put(ObjectNode into, Optional<Attribute> attribute, JsonNode value) {
        attribute
                .filter(one -> !one.isReadOnly())
                .flatMap(one -> value(one, value).map(shaped -> new Pair(one.name(), shaped)))
                .ifPresent(pair -> into.set(pair.name, pair.value));
    }

    private record Pair(String name, JsonNode value) {}

    /** What is to be kept of it; nothing if it is empty. */
    public static Optional<JsonNode> value(Attribute attribute, JsonNode given) {
        return attribute.many() ? several(attribute, given) : one(attribute, given);
    }

    private static Optional<JsonNode> several(Attribute attribute, JsonNode given) {
        var all = NODES.arrayNode();
        if (given.isArray()) {
            if (given.size() > MOST_VALUES) {
                throw ScimRefusal.invalidValue(attribute.name() + " has too many values");
            }
            given.forEach(each -> one(attribute, each).ifPresent(all::add));
        } else {
            one(attribute, given).ifPresent(all::add);
        }
        if (all.valueStream().filter(each -> each.path("primary").asBoolean(false)).count() > 1) {
            throw ScimRefusal.invalidValue(attribute.name() + " has more than one primary value");
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** One value of it. */
    public static Optional<JsonNode> one(Attribute attribute, JsonNode given) {
        if (given.isNull()) {
            return Optional.empty();
        }
        // Some directories send the one value of an attribute as a list of it.
        if (given.isArray() && given.size() == 1) {
            var only = given.get(0);
            return one(attribute, attribute.isComplex() ? only : only.path("value"));
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, given);
            case BOOLEAN -> Optional.of(truth(attribute, given));
            case STRING, DATE_TIME, REFERENCE -> text(attribute, given);
        };
    }

    private static Optional<JsonNode> complex(Attribute attribute, JsonNode given) {
        // "manager": "id", and members as ids alone, are common.
        var object =
                given.isString() && attribute.part("value").isPresent()
                        ? NODES.objectNode().set("value", given)
                        : given;
        var parts = parts(attribute.parts(), object, attribute.name());
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static ObjectNode parts(List<Attribute> attributes, JsonNode given, String name) {
        if (!(given instanceof ObjectNode object)) {
            throw ScimRefusal.invalidValue(name + " is a JSON object");
        }
        var shaped = NODES.objectNode();
        object.forEachEntry((part, value) -> put(shaped, Attribute.find(attributes, part), value));
        return shaped;
    }

    private static JsonNode truth(Attribute attribute, JsonNode given) {
        if (given.isBoolean()) {
            return given;
        }
        var text = given.isString() ? given.asString() : "";
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return NODES.booleanNode(text.equalsIgnoreCase("true"));
        }
        throw ScimRefusal.invalidValue(attribute.name() + " is true or false");
    }

    private static Optional<JsonNode> text(Attribute attribute, JsonNode given) {
        if (!given.isString() && !given.isNumber()) {
            throw ScimRefusal.invalidValue(attribute.name() + " is a text");
        }
        var text = given.asString().strip();
        if (text.length() > LONGEST || !text.codePoints().allMatch(Shape::isClean)) {
            throw ScimRefusal.invalidValue(
                    attribute.name() + " is too long, or holds characters that cannot be seen");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(NODES.stringNode(text));
    }

    /** One line, and what it shows is what it says (Unicode TR 36). */
    private static boolean isClean(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SURROGATE -> false;
            default -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
        };
    }
}
