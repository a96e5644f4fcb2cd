package employeehealth.admin.persondata;

import employeehealth.contracts.admin.AdminDataApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.persondata.PersonData;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.seal.Seal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RestController;

/** For people's rights. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("profile")
class AdminDataContract extends PersonData implements AdminDataApi {

    AdminDataContract(
            @Qualifier("adminPersonStores") PersonStores stores, Pseudonyms pseudonyms, Seal seal) {
        super(stores, pseudonyms, seal);
    }
}
