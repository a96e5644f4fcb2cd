package employeehealth.notifications.persondata;

import employeehealth.contracts.notifications.NotificationsDataApi;
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
class NotificationsDataContract extends PersonData implements NotificationsDataApi {

    NotificationsDataContract(
            @Qualifier("notificationsPersonStores") PersonStores stores,
            Pseudonyms pseudonyms,
            Seal seal) {
        super(stores, pseudonyms, seal);
    }
}
