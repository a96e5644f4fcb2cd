package employeehealth.auth.registration;

import employeehealth.auth.person.Person;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody will be once they have confirmed their address.
 *
 * @param invitation none if they come with an address of the company
 * @param personalEmail an address of their own that they gave as well, if they did
 */
record Registration(
        UUID id,
        CompanyId company,
        PersonId person,
        String email,
        String displayName,
        String locale,
        String passwordHash,
        @Nullable UUID invitation,
        @Nullable String personalEmail,
        Instant expiresAt) {

    Person who() {
        return new Person(person, company, email, displayName, locale, passwordHash);
    }

    @Override
    public String toString() {
        return "Registration[" + id + "]";
    }
}
