package employeehealth.auth.scim.patch;

import employeehealth.auth.scim.filter.Filter;
import employeehealth.auth.scim.filter.PatchPath;
import employeehealth.auth.scim.patch.Operation.Kind;
import employeehealth.auth.scim.schema.Attribute;
import employeehealth.auth.scim.schema.Schema;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.auth.scim.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One change of one attribute of the object that holds it. */
final class Change {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_VALUES = 5_000;

    private final ObjectNode holder;
    private final Operation operation;

    Change(ObjectNode holder, Operation operation) {
        this.holder = holder;
        this.operation = operation;
    }

    /** All of an extension: its members, each by itself. */
    void extension(Schema extension) {
        if (operation.kind() == Kind.REMOVE) {
            holder.remove(extension.id());
            return;
        }
        if (!operation.value().isObject()) {
            throw ScimRefusal.invalidValue("an extension is a JSON object");
        }
        var within = object(holder, extension.id());
        operation
                .value()
                .forEachEntry((name, value) ->
                        extension
                                .find(name)
                                .ifPresent(attribute ->
                                        new Change(
                                                        within,
                                                        new Operation(
                                                                operation.kind(), name, value))
                                                .whole(attribute)));
    }

    void apply(Attribute attribute, PatchPath path) {
        var where = path.where();
        var part = path.part();
        if (where != null) {
            chosen(attribute, where, part);
        } else if (part == null) {
            whole(attribute);
        } else if (attribute.many()) {
            values(attribute).forEach(each -> new Change(each, operation).whole(part));
        } else {
            new Change(object(holder, attribute.name()), operation).whole(part);
            dropIfEmpty(attribute.name());
        }
    }

    private void whole(Attribute attribute) {
        var name = attribute.name();
        if (operation.kind() == Kind.REMOVE) {
            remove(attribute);
            return;
        }
        var shaped = Shape.value(attribute, operation.value());
        if (shaped.isEmpty()) {
            if (operation.kind() == Kind.REPLACE) {
                holder.remove(name);
            }
        } else if (attribute.many() && operation.kind() == Kind.ADD) {
            append(attribute, shaped.get());
        } else if (attribute.isComplex() && !attribute.many()) {
            object(holder, name).setAll((ObjectNode) shaped.get());
        } else {
            holder.set(name, shaped.get());
        }
    }

    /** With values, those alone: some directories name members to remove in the value. */
    private void remove(Attribute attribute) {
        var given =
                attribute.many() && !operation.value().isMissingNode()
                        ? Shape.value(attribute, operation.value())
                        : Optional.<JsonNode>empty();
        if (given.isEmpty()) {
            holder.remove(attribute.name());
            return;
        }
        var gone = given.get().valueStream().map(Change::identity).toList();
        keep(
                attribute,
                values(attribute).stream().filter(v -> !gone.contains(identity(v))).toList());
    }

    private void append(Attribute attribute, JsonNode more) {
        var all = new ArrayList<>(values(attribute));
        var known = new ArrayList<>(all.stream().map(Change::identity).toList());
        ObjectNode primary = null;
        for (var each : more.valueStream().toList()) {
            var value = (ObjectNode) each;
            var index = known.indexOf(identity(value));
            if (index >= 0) {
                all.set(index, value);
            } else {
                all.add(value);
                known.add(identity(value));
            }
            if (value.path("primary").asBoolean(false)) {
                primary = value;
            }
        }
        keep(attribute, all);
        if (primary != null) {
            onePrimary(attribute, primary);
        }
    }

    /** What makes two values the same: the value, and what it is. */
    private static List<String> identity(JsonNode value) {
        return List.of(value.path("value").asString(""), value.path("type").asString(""));
    }

    private void chosen(Attribute attribute, Filter where, @Nullable Attribute part) {
        var all = values(attribute);
        var meant = all.stream().filter(where::matches).toList();
        if (operation.kind() == Kind.REMOVE) {
            if (part == null) {
                keep(attribute, all.stream().filter(each -> !where.matches(each)).toList());
            } else {
                meant.forEach(each -> each.remove(part.name()));
                keep(attribute, all.stream().filter(each -> !each.isEmpty()).toList());
            }
            return;
        }
        if (meant.isEmpty()) {
            meant = List.of(made(attribute, where));
        }
        for (var each : meant) {
            if (part == null) {
                Shape.one(attribute, operation.value())
                        .ifPresent(value -> each.setAll((ObjectNode) value));
            } else {
                new Change(each, operation).whole(part);
            }
            if (each.path("primary").asBoolean(false)) {
                onePrimary(attribute, each);
            }
        }
    }

    /** A value that is as the filter says, where it says what the value is. */
    private ObjectNode made(Attribute attribute, Filter where) {
        if (operation.kind() == Kind.REPLACE) {
            throw ScimRefusal.noTarget("no value is as the filter says");
        }
        var value = NODES.objectNode();
        where.describe(value);
        if (!where.matches(value)) {
            throw ScimRefusal.noTarget("no value is as the filter says");
        }
        var all = new ArrayList<>(values(attribute));
        all.add(value);
        keep(attribute, all);
        return value;
    }

    private void onePrimary(Attribute attribute, ObjectNode primary) {
        values(attribute).stream()
                .filter(each -> each != primary && each.path("primary").asBoolean(false))
                .forEach(each -> each.put("primary", false));
    }

    private List<ObjectNode> values(Attribute attribute) {
        return holder.path(attribute.name()) instanceof ArrayNode array
                ? array.valueStream().map(ObjectNode.class::cast).toList()
                : List.of();
    }

    private void keep(Attribute attribute, List<ObjectNode> values) {
        if (values.size() > MOST_VALUES) {
            throw ScimRefusal.invalidValue(attribute.name() + " has too many values");
        }
        if (values.isEmpty()) {
            holder.remove(attribute.name());
        } else {
            holder.set(attribute.name(), NODES.arrayNode().addAll(values));
        }
    }

    private void dropIfEmpty(String name) {
        if (holder.path(name).isEmpty()) {
            holder.remove(name);
        }
    }

    static ObjectNode object(ObjectNode holder, String name) {
        return holder.path(name) instanceof ObjectNode there ? there : holder.putObject(name);
    }
}
