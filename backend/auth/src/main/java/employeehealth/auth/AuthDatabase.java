package employeehealth.auth;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.ServiceDatabase;
import org.springframework.stereotype.Component;

/** Schema {@code auth}, as role {@code svc_auth}. */
@Component
public class AuthDatabase extends ServiceDatabase {

    AuthDatabase(Databases databases) {
        super(databases, "auth");
    }
}
