package employeehealth.auth.registration;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody is asked to come to a company.
 *
 * @param person who they will be
 * @param open neither accepted nor withdrawn
 */
record Invitation(
        UUID id,
        CompanyId company,
        PersonId person,
        String email,
        String displayName,
        String locale,
        Instant expiresAt,
        boolean open) {

    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
