package employeehealth.auth.scim.patch;

import employeehealth.auth.scim.schema.ScimRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One change of a part (RFC 7644, 3.5.2). Its word may be written {@code Replace}, as some
 * directories do.
 *
 * @param path none if the value names what it changes
 */
record Operation(Kind kind, @Nullable String path, JsonNode value) {

    private static final int MOST = 500;

    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    static List<Operation> read(JsonNode request) {
        var given = member(request, "Operations");
        if (!given.isArray() || given.isEmpty()) {
            throw ScimRefusal.invalidSyntax("there are no Operations");
        }
        if (given.size() > MOST) {
            throw ScimRefusal.invalidSyntax("there are too many Operations");
        }
        var operations = new ArrayList<Operation>();
        given.forEach(each -> operations.add(one(each)));
        return operations;
    }

    private static Operation one(JsonNode given) {
        var path = member(given, "path");
        if (!path.isMissingNode() && !path.isNull() && !path.isString()) {
            throw ScimRefusal.invalidPath("a path is a text");
        }
        var text = path.asString("");
        return new Operation(
                kind(member(given, "op").asString("")),
                text.isBlank() ? null : text,
                member(given, "value"));
    }

    private static Kind kind(String op) {
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw ScimRefusal.invalidSyntax("op is add, replace or remove");
        };
    }

    /** Names are written in any case. */
    private static JsonNode member(JsonNode object, String name) {
        return object.propertyStream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> object.path(name));
    }
}
