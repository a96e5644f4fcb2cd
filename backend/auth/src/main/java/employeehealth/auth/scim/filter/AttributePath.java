package employeehealth.auth.scim.filter;

import employeehealth.auth.scim.schema.Attribute;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.Schema;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a value is in a resource: {@code name.givenName}, or the same after a schema's URN. */
public sealed interface AttributePath {

    Pattern NAMES = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_-]*(\\.\\$?[A-Za-z][A-Za-z0-9_-]*)?");

    /** All of an extension. */
    record Whole(Schema extension) implements AttributePath {}

    /**
     * One attribute.
     *
     * @param extension none if it is the resource's own
     * @param part a sub-attribute; none for all of it
     */
    record One(@Nullable Schema extension, Attribute attribute, @Nullable Attribute part)
            implements AttributePath {

        /** What is compared: of a complex one without a sub-attribute, its value. */
        @Nullable Attribute compared() {
            if (part != null) {
                return part;
            }
            return attribute.isComplex() ? attribute.part("value").orElse(null) : attribute;
        }

        /** All that is there. */
        public Stream<JsonNode> values(JsonNode container) {
            var holder = extension == null ? container : container.path(extension.id());
            var found = holder.path(attribute.name());
            var each = found.isArray() ? found.valueStream() : Stream.of(found);
            return (part == null ? each : each.map(one -> one.path(part.name())))
                    .filter(one -> !one.isMissingNode() && !one.isNull());
        }
    }

    /** Of the standard, but not of what we keep: there is never a value. */
    record NotKept() implements AttributePath {}

    /** None if there is no such attribute. */
    static Optional<AttributePath> parse(ResourceType type, String text) {
        for (var schema : type.schemas().toList()) {
            var urn = schema.id();
            if (text.regionMatches(true, 0, urn, 0, urn.length())) {
                var isCore = schema == type.core();
                if (text.length() == urn.length()) {
                    return isCore ? Optional.empty() : Optional.of(new Whole(schema));
                }
                if (text.charAt(urn.length()) == ':') {
                    var rest = text.substring(urn.length() + 1);
                    return named(type, isCore ? null : schema, rest);
                }
            }
        }
        return named(type, null, text);
    }

    private static Optional<AttributePath> named(
            ResourceType type, @Nullable Schema extension, String text) {
        if (!NAMES.matcher(text).matches()) {
            return Optional.empty();
        }
        var names = text.split("\\.", -1);
        var attribute = extension == null ? type.attribute(names[0]) : extension.find(names[0]);
        if (attribute.isEmpty() && extension == null && type.ignores(names[0])) {
            return Optional.of(new NotKept());
        }
        return attribute.flatMap(found ->
                names.length == 1
                        ? Optional.of(new One(extension, found, null))
                        : found.part(names[1]).map(part -> new One(extension, found, part)));
    }

    /** The same within one value of a complex attribute. */
    static Optional<AttributePath> parse(Attribute within, String text) {
        return within.part(text).map(part -> new One(null, part, null));
    }
}
