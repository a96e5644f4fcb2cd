package employeehealth.admin;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.ServiceDatabase;
import org.springframework.stereotype.Component;

/** Schema {@code admin}, as the role {@code svc_admin}. */
@Component
public final class AdminDatabase extends ServiceDatabase {

    AdminDatabase(Databases databases) {
        super(databases, "admin");
    }
}
