package employeehealth.auth.signing;

import employeehealth.auth.person.Person;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.admin.Standing;

/**
 * What an access token says: who, on which device, with which rights, and how surely it is them.
 */
public record Bearer(Person person, SessionId session, Standing standing, Proof proof) {}
