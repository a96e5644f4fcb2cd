package employeehealth.auth.person;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in.
 *
 * @param locale language that they read, {@code fr} or {@code en}
 * @param passwordHash in the encoding of Argon2; none for someone who has set no password
 */
public record Person(
        PersonId id,
        CompanyId company,
        String email,
        String displayName,
        String locale,
        @Nullable String passwordHash) {

    /** The same person, at another address. */
    Person reachedAt(String other) {
        return new Person(id, company, other, displayName, locale, passwordHash);
    }

    /** For the fingerprint of an audit record; nothing of the password. */
    public byte[] content() {
        return String.join("\n", email, displayName, locale).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
