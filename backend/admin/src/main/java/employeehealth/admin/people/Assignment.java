package employeehealth.admin.people;

import employeehealth.admin.role.GivenRole;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone is something, within a scope and a period.
 *
 * @param givenBy none if the platform itself gave it, before anyone was there, or an identity
 *     provider
 * @param through the identity provider that gave it, and that takes it away; none if people do
 */
public record Assignment(
        UUID id,
        PersonId person,
        GivenRole role,
        Scope scope,
        Period period,
        @Nullable PersonId givenBy,
        @Nullable Instant givenAt,
        @Nullable UUID through) {

    /** Role, scope and period, for the fingerprint of an audit record. */
    byte[] content() {
        return String.join(
                        "\n",
                        role.code(),
                        String.valueOf(scope.site()),
                        String.valueOf(scope.population()),
                        period.from().toString(),
                        String.valueOf(period.until()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether both say the same of the same person at any one time. */
    boolean repeats(Assignment other) {
        return role.code().equals(other.role.code())
                && scope.equals(other.scope)
                && period.overlaps(other.period);
    }
}
