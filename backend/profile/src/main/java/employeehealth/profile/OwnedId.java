package employeehealth.profile;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import java.util.UUID;

/**
 * Something of a person's, as a job about it has to name it to see it.
 *
 * @param id of the thing
 */
public record OwnedId(UUID company, UUID healthService, UUID person, UUID id) {

    public static OwnedId of(Owner owner, UUID id) {
        return new OwnedId(
                owner.company().value(), owner.healthService().value(), owner.person().value(), id);
    }

    public Owner owner() {
        return new Owner(
                new CompanyId(company), new HealthServiceId(healthService), new PersonId(person));
    }

    public Tenant tenant() {
        var owner = owner();
        return new Tenant(owner.company(), owner.healthService(), owner.person());
    }
}
