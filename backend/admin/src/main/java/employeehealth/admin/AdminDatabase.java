package employeehealth.admin;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.ServiceDatabase;
import org.springframework.stereotype.Component;

@Component
final class AdminDatabase extends ServiceDatabase {

    AdminDatabase(Databases databases) {
        super(databases, "admin");
    }
}
