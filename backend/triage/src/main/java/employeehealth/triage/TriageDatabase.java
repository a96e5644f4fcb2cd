package employeehealth.triage;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.ServiceDatabase;
import org.springframework.stereotype.Component;

/** Schema {@code triage}, as the role {@code svc_triage}. */
@Component
public final class TriageDatabase extends ServiceDatabase {

    TriageDatabase(Databases databases) {
        super(databases, "triage");
    }
}
