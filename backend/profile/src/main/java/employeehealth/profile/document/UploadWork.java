package employeehealth.profile.document;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import java.util.UUID;

/** What a job about an upload has to know to see it. */
record UploadWork(UUID company, UUID healthService, UUID person, UUID upload) {

    static UploadWork of(Upload upload) {
        return new UploadWork(
                upload.owner().company().value(),
                upload.owner().healthService().value(),
                upload.owner().person().value(),
                upload.id());
    }

    PersonId owner() {
        return new PersonId(person);
    }

    Tenant tenant() {
        return new Tenant(new CompanyId(company), new HealthServiceId(healthService), owner());
    }
}
