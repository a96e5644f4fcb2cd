package employeehealth.auth.membership;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Jobs;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells {@code admin} that somebody has left, or is back. Put down in the transaction of the
 * change, so that no crash in between leaves a leaver with roles; what it says is what holds when
 * it is said, whatever was to be said when it was put down.
 */
@Component
class MembershipJob implements Job<MembershipJob.Who> {

    private static final Logger log = LoggerFactory.getLogger(MembershipJob.class);

    private final AuthDatabase database;
    private final Memberships memberships;
    private final AdminApi admin;
    private final Jobs jobs;

    MembershipJob(AuthDatabase database, Memberships memberships, AdminApi admin, Jobs jobs) {
        this.database = database;
        this.memberships = memberships;
        this.admin = admin;
        this.jobs = jobs;
    }

    record Who(UUID person) {}

    @Override
    public String name() {
        return "auth.membership";
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

    /** Within the transaction of the change. */
    void putDown(PersonId person, Instant now) {
        jobs.schedule(
                database, this, person + "|" + now.toEpochMilli(), new Who(person.value()), now);
    }

    @Override
    public void run(Who who) {
        tell(Tenant.current().orElseThrow().company(), new PersonId(who.person()));
    }

    /** At once, for what the job would say a moment later. */
    void tellNow(CompanyId company, PersonId person) {
        try {
            Tenant.of(company).run(() -> tell(company, person));
        } catch (RuntimeException e) {
            // The job says it again, for as long as it takes.
            log.info("admin was not told at once: {}", e.getClass().getSimpleName());
        }
    }

    private void tell(CompanyId company, PersonId person) {
        var found = database.read(() -> memberships.find(person));
        var at = found.map(Memberships.Membership::changedAt);
        if (at.isEmpty()) {
            return;
        }
        var since = new AdminApi.Since(at.get());
        if (found.map(Memberships.Membership::leftAt).isPresent()) {
            admin.left(company, person, since);
        } else {
            admin.returned(company, person, since);
        }
    }
}
