package employeehealth.profile.consent;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.Consent;
import employeehealth.contracts.care.ConsentApi;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import org.springframework.web.bind.annotation.RestController;

/** Tells every service whether a person consents. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly
class ConsentContract implements ConsentApi {

    private final ProfileDatabase database;
    private final Consents consents;

    ConsentContract(ProfileDatabase database, Consents consents) {
        this.database = database;
        this.consents = consents;
    }

    /** A person who is nobody there has decided nothing: that tells nothing about who is. */
    @Override
    public Consent of(PersonId person, ConsentPurpose purpose, CompanyId company) {
        var state =
                new Tenant(company, person)
                        .get(() -> database.read(() -> consents.state(person, purpose)));
        return new Consent(purpose, state);
    }
}
