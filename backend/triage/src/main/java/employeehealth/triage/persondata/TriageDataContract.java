package employeehealth.triage.persondata;

import employeehealth.contracts.triage.ChecksAsked;
import employeehealth.contracts.triage.ChecksTold;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.persondata.PersonData;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.seal.Seal;
import employeehealth.triage.fhir.ChecksForArchive;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RestController;

/** For people's rights. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("profile")
class TriageDataContract extends PersonData implements TriageDataApi {

    private final ChecksForArchive checks;

    TriageDataContract(
            @Qualifier("triagePersonStores") PersonStores stores,
            Pseudonyms pseudonyms,
            Seal seal,
            ChecksForArchive checks) {
        super(stores, pseudonyms, seal);
        this.checks = checks;
    }

    @Override
    public ChecksTold resources(ChecksAsked asked) {
        return checks.of(asked);
    }
}
