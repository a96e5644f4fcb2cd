package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Me;

/** Whether somebody may care for a person at all, whatever is shared with them. */
interface CareBond {

    /** Asked outside a transaction, at every request. */
    boolean binds(Me me, PersonId person);
}
