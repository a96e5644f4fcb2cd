package employeehealth.profile;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.ServiceDatabase;
import org.springframework.stereotype.Component;

/** Schema {@code profile}, as the role {@code svc_profile}. */
@Component
public final class ProfileDatabase extends ServiceDatabase {

    ProfileDatabase(Databases databases) {
        super(databases, "profile");
    }
}
