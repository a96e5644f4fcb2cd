package employeehealth.auth.signing;

import employeehealth.auth.person.Person;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.admin.Standing;

/**
 * What an access token says: who, on which device, with which rights.
 *
 * @param acr how surely it is them; {@code 1} is a password
 */
public record Bearer(Person person, SessionId session, Standing standing, String acr) {

    public static final String PASSWORD = "1";
}
