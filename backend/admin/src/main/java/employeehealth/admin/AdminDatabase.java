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

    /**
     * Until this transaction ends, nobody else changes what people of the company may do. Whether
     * two roles exclude each other, or who is the last administrator, depends on rows that another
     * transaction may be about to write.
     */
    public void changesRights() {
        sql("""
        select pg_advisory_xact_lock(
               hashtextextended('admin.rights|' || current_setting('app.company'), 0))
        """)
                .query((row, n) -> true)
                .single();
    }
}
