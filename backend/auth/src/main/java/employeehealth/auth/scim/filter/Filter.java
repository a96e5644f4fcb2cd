package employeehealth.auth.scim.filter;

import employeehealth.auth.scim.schema.Attribute;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which resources, or which values of an attribute, are meant (RFC 7644, 3.4.2.2). */
public sealed interface Filter {

    boolean matches(JsonNode container);

    /** The text that this attribute of the resource has in all that matches, if that is certain. */
    default Optional<String> required(String attribute) {
        return Optional.empty();
    }

    /** Gives the value what it has to have, as far as this says what that is. */
    default void describe(ObjectNode value) {}

    /**
     * @throws ScimRefusal if it cannot be read, or is longer or deeper than anybody writes it
     */
    static Filter parse(ResourceType type, String text) {
        return new FilterParser(text, name -> AttributePath.parse(type, name)).whole();
    }

    record And(Filter one, Filter other) implements Filter {

        @Override
        public boolean matches(JsonNode container) {
            return one.matches(container) && other.matches(container);
        }

        @Override
        public Optional<String> required(String attribute) {
            return one.required(attribute).or(() -> other.required(attribute));
        }

        @Override
        public void describe(ObjectNode value) {
            one.describe(value);
            other.describe(value);
        }
    }

    record Or(Filter one, Filter other) implements Filter {

        @Override
        public boolean matches(JsonNode container) {
            return one.matches(container) || other.matches(container);
        }
    }

    record Not(Filter of) implements Filter {

        @Override
        public boolean matches(JsonNode container) {
            return !of.matches(container);
        }
    }

    /** There is a value, and it is not empty. */
    record Present(AttributePath path) implements Filter {

        @Override
        public boolean matches(JsonNode container) {
            return switch (path) {
                case AttributePath.Whole(var extension) ->
                        !container.path(extension.id()).isEmpty();
                case AttributePath.One one ->
                        one.values(container)
                                .anyMatch(value ->
                                        value.isContainer()
                                                ? !value.isEmpty()
                                                : !value.asString("").isEmpty());
                case AttributePath.NotKept ignored -> false;
            };
        }
    }

    /** One of the values of a complex attribute is meant. */
    record Values(AttributePath.One path, Filter of) implements Filter {

        @Override
        public boolean matches(JsonNode container) {
            return path.values(container).anyMatch(of::matches);
        }
    }

    /**
     * @param wanted a JSON text, number, truth value or null
     */
    record Compare(AttributePath path, Operator operator, JsonNode wanted) implements Filter {

        @Override
        public boolean matches(JsonNode container) {
            var equal =
                    path instanceof AttributePath.One one
                            && (wanted.isNull()
                                    ? one.values(container).findAny().isEmpty()
                                    : compared(one, container));
            var isNothing = wanted.isNull() && !(path instanceof AttributePath.One);
            return (equal || isNothing) != (operator == Operator.NE);
        }

        @Override
        public Optional<String> required(String name) {
            return operator == Operator.EQ
                            && wanted.isString()
                            && path instanceof AttributePath.One(var extension, var found, var part)
                            && extension == null
                            && part == null
                            && found.name().equals(name)
                    ? Optional.of(wanted.asString())
                    : Optional.empty();
        }

        @Override
        public void describe(ObjectNode value) {
            if (operator == Operator.EQ && path instanceof AttributePath.One one) {
                value.set(one.attribute().name(), wanted);
            }
        }

        private boolean compared(AttributePath.One one, JsonNode container) {
            var attribute = one.compared();
            if (attribute == null) {
                return false;
            }
            return one.values(container)
                    .map(value -> value.isObject() ? value.path(attribute.name()) : value)
                    .filter(value -> value.isValueNode())
                    .anyMatch(value -> holds(attribute, value));
        }

        private boolean holds(Attribute attribute, JsonNode value) {
            return switch (attribute.type()) {
                case BOOLEAN -> String.valueOf(value.asBoolean()).equals(folded(wanted));
                case DATE_TIME ->
                        instant(value.asString())
                                .flatMap(at -> instant(wanted.asString("")).map(at::compareTo))
                                .map(operator::holds)
                                .orElse(false);
                case STRING, REFERENCE, COMPLEX ->
                        attribute.caseExact()
                                ? operator.holds(value.asString(), wanted.asString())
                                : operator.holds(folded(value), folded(wanted));
            };
        }

        private static String folded(JsonNode text) {
            return text.asString().toLowerCase(Locale.ROOT);
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }
    }
}
