package employeehealth.contracts.persondata;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import java.util.Set;

/**
 * Whose data.
 *
 * @param addresses under which they were written to: in a demonstration, mails are kept by address
 */
public record Whose(
        CompanyId company, HealthServiceId healthService, PersonId person, Set<String> addresses) {

    public Whose {
        addresses = Set.copyOf(addresses);
    }

    @Override
    public String toString() {
        return "Whose[hidden]";
    }
}
