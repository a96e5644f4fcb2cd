package employeehealth.notifications;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.ServiceDatabase;
import org.springframework.stereotype.Component;

/** Schema {@code notifications}, as the role {@code svc_notifications}. */
@Component
public class NotificationsDatabase extends ServiceDatabase {

    public NotificationsDatabase(Databases databases) {
        super(databases, "notifications");
    }
}
