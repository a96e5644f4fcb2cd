package employeehealth.auth.scim.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One attribute of a resource (RFC 7643, 7).
 *
 * @param many whether it has several values
 * @param caseExact whether {@code a} and {@code A} are two values
 * @param isReadOnly whether directories can only read it: what they send of it is ignored
 * @param isUnique whether no two resources of a company have the same value
 * @param parts sub-attributes of a complex one
 */
public record Attribute(
        String name,
        Type type,
        boolean many,
        boolean required,
        boolean caseExact,
        boolean isReadOnly,
        boolean isUnique,
        List<Attribute> parts,
        String description) {

    /** What its values are. */
    public enum Type {
        STRING("string"),
        BOOLEAN("boolean"),
        DATE_TIME("dateTime"),
        REFERENCE("reference"),
        COMPLEX("complex");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Attribute text(String name, String description) {
        return new Attribute(
                name, Type.STRING, false, false, false, false, false, List.of(), description);
    }

    static Attribute of(String name, Type type, String description) {
        return new Attribute(name, type, false, false, false, false, false, List.of(), description);
    }

    static Attribute complex(String name, String description, Attribute... parts) {
        return new Attribute(
                name, Type.COMPLEX, false, false, false, false, false, List.of(parts), description);
    }

    Attribute several() {
        return new Attribute(
                name, type, true, required, caseExact, isReadOnly, isUnique, parts, description);
    }

    Attribute need() {
        return new Attribute(
                name, type, many, true, caseExact, isReadOnly, isUnique, parts, description);
    }

    Attribute exact() {
        return new Attribute(
                name, type, many, required, true, isReadOnly, isUnique, parts, description);
    }

    Attribute readOnly() {
        return new Attribute(
                name, type, many, required, caseExact, true, isUnique, parts, description);
    }

    Attribute unique() {
        return new Attribute(
                name, type, many, required, caseExact, isReadOnly, true, parts, description);
    }

    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** A sub-attribute, in whatever case it is written. */
    public Optional<Attribute> part(String wanted) {
        return find(parts, wanted);
    }

    static Optional<Attribute> find(List<Attribute> all, String wanted) {
        var lower = wanted.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> one.name.toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }
}
