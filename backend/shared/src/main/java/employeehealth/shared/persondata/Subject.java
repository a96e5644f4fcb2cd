package employeehealth.shared.persondata;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.Whose;
import employeehealth.shared.seal.Seal;
import java.util.UUID;

/**
 * Whose data is asked for, and what opens it.
 *
 * @param pseudonym the name that logs have for them
 */
public record Subject(Whose whose, UUID pseudonym, Seal seal) {

    public PersonId person() {
        return whose.person();
    }

    @Override
    public String toString() {
        return "Subject[hidden]";
    }
}
