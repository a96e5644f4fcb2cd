package employeehealth.auth.signin;

import employeehealth.contracts.PersonId;
import org.springframework.stereotype.Component;

/** Sign-ins that wait for a second factor. */
@Component
public class BegunSignIns {

    private final Challenges challenges;

    BegunSignIns(Challenges challenges) {
        this.challenges = challenges;
    }

    /** Within the transaction that gives the person another password. */
    public void endBegun(PersonId person) {
        challenges.endAll(person);
    }
}
