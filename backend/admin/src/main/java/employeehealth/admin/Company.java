package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;

/**
 * An employer.
 *
 * @param code short public name, such as {@code lumiere}
 * @param healthService controller of its staff's clinical data, never the employer itself
 */
record Company(CompanyId id, String code, String name, HealthServiceId healthService) {}
