package employeehealth.profile;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Me;

/**
 * Whose file it is.
 *
 * @param healthService controller of what is in it, never the employer
 */
public record Owner(CompanyId company, HealthServiceId healthService, PersonId person) {

    public static Owner of(Me me) {
        return new Owner(me.company(), me.healthService(), me.person());
    }

    /** Somebody else of the caller's company. */
    public static Owner of(Me me, PersonId person) {
        return new Owner(me.company(), me.healthService(), person);
    }
}
