package employeehealth.auth.scim;

import employeehealth.auth.scim.filter.AttributePath;
import employeehealth.auth.scim.schema.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which attributes an answer shows (RFC 7644, 3.9): some, or all but some. The id and the schemas
 * are always shown. Attributes that do not exist are passed over.
 */
record Projection(@Nullable List<AttributePath> only, List<AttributePath> not) {

    static final Projection ALL = new Projection(null, List.of());

    private static final Set<String> ALWAYS = Set.of("schemas", "id");
    private static final int MOST = 100;

    static Projection of(
            ResourceType type, @Nullable List<String> only, @Nullable List<String> not) {
        return new Projection(
                only == null || only.isEmpty() ? null : paths(type, only),
                not == null ? List.of() : paths(type, not));
    }

    /** As a parameter has them, one after the other. */
    static @Nullable List<String> split(@Nullable String names) {
        return names == null || names.isBlank()
                ? null
                : Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    private static List<AttributePath> paths(ResourceType type, List<String> names) {
        return names.stream()
                .limit(MOST)
                .map(name -> AttributePath.parse(type, name))
                .flatMap(Optional::stream)
                .toList();
    }

    ObjectNode of(ObjectNode body) {
        if (only == null && not.isEmpty()) {
            return body;
        }
        var shown = only == null ? body.deepCopy() : chosen(body, only);
        not.forEach(path -> without(shown, path));
        return shown;
    }

    private static ObjectNode chosen(ObjectNode body, List<AttributePath> only) {
        var shown = JsonNodeFactory.instance.objectNode();
        ALWAYS.forEach(name -> shown.set(name, body.get(name)));
        for (var path : only) {
            switch (path) {
                case AttributePath.NotKept ignored -> {}
                case AttributePath.Whole(var extension) -> copy(body, shown, extension.id());
                case AttributePath.One one -> {
                    var extension = one.extension();
                    if (extension == null) {
                        choose(body, shown, one);
                    } else if (body.get(extension.id()) instanceof ObjectNode within) {
                        var into =
                                shown.get(extension.id()) instanceof ObjectNode there
                                        ? there
                                        : shown.putObject(extension.id());
                        choose(within, into, one);
                    }
                }
            }
        }
        return shown;
    }

    private static void choose(ObjectNode from, ObjectNode into, AttributePath.One path) {
        var name = path.attribute().name();
        var part = path.part();
        var value = from.get(name);
        if (value == null) {
            return;
        }
        if (part == null) {
            into.set(name, value.deepCopy());
        } else if (value.isArray()) {
            var known = into.path(name).valueStream().map(ObjectNode.class::cast).toList();
            var each = into.putArray(name);
            for (var i = 0; i < value.size(); i++) {
                var object = known.size() == value.size() ? known.get(i) : each.objectNode();
                copy(value.get(i), object, part.name());
                each.add(object);
            }
        } else {
            var object = into.get(name) instanceof ObjectNode there ? there : into.putObject(name);
            copy(value, object, part.name());
        }
    }

    private static void copy(JsonNode from, ObjectNode into, String name) {
        var value = from.get(name);
        if (value != null) {
            into.set(name, value.deepCopy());
        }
    }

    private static void without(ObjectNode shown, AttributePath path) {
        switch (path) {
            case AttributePath.NotKept ignored -> {}
            case AttributePath.Whole(var extension) -> shown.remove(extension.id());
            case AttributePath.One one -> {
                var extension = one.extension();
                var holder = extension == null ? shown : shown.path(extension.id());
                if (holder instanceof ObjectNode object) {
                    drop(object, one);
                }
            }
        }
    }

    private static void drop(ObjectNode holder, AttributePath.One path) {
        var name = path.attribute().name();
        var part = path.part();
        if (part != null) {
            var value = holder.path(name);
            (value.isArray() ? value.valueStream() : Stream.of(value))
                    .filter(ObjectNode.class::isInstance)
                    .forEach(each -> ((ObjectNode) each).remove(part.name()));
        } else if (!ALWAYS.contains(name)) {
            holder.remove(name);
        }
    }
}
