package employeehealth.auth.registration;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.jobs.Job;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells {@code admin} of whoever has registered. Put down in the transaction that makes the person,
 * so that no crash in between leaves somebody who may do nothing for ever.
 */
@Component
public class JoinJob implements Job<JoinJob.Who> {

    private final AdminApi admin;

    JoinJob(AdminApi admin) {
        this.admin = admin;
    }

    public record Who(UUID person) {}

    @Override
    public String name() {
        return "auth.join-company";
    }

    @Override
    public Class<Who> about() {
        return Who.class;
    }

    /** With the usual delays, for more than a day. */
    @Override
    public int attempts() {
        return 60;
    }

    @Override
    public void run(Who who) {
        admin.joined(Tenant.current().orElseThrow().company(), new PersonId(who.person()));
    }
}
