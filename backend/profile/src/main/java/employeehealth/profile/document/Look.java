package employeehealth.profile.document;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.access.Me;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy that was made for a professional.
 *
 * @param copy id of the blob
 * @param roles that they had when they asked for it
 * @param rightsEpoch of these rights: another one, and they have fewer since
 * @param openedAt none: they never opened it
 */
@HealthData
record Look(
        UUID copy,
        UUID document,
        int version,
        PersonId professional,
        Set<Role> roles,
        Set<Permission> permissions,
        long rightsEpoch,
        @Nullable Instant openedAt) {

    /** The professional as they were when they asked for it. */
    Me asker(CompanyId company, HealthServiceId healthService) {
        return new Me(
                professional,
                company,
                healthService,
                new SessionId(copy),
                roles,
                permissions,
                Map.of(),
                "");
    }
}
