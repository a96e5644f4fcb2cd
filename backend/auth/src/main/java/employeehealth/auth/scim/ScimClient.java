package employeehealth.auth.scim;

import employeehealth.contracts.CompanyId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The directory of a company.
 *
 * @param domains it gives people addresses of these alone
 */
record ScimClient(UUID id, CompanyId company, Set<String> domains, Instant createdAt) {

    ScimClient {
        domains = Set.copyOf(domains);
    }
}
