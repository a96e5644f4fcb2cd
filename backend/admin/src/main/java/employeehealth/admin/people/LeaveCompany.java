package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.role.GivenRole;
import employeehealth.admin.role.Granting;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.Leaving;
import employeehealth.contracts.admin.RightsChanged;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends all that somebody was at the company, or makes them an employee of it again. What was given
 * by hand does not come back: whoever returns may have other tasks.
 */
@Component
public class LeaveCompany {

    private static final String PURPOSE = "leaving";

    private final AdminDatabase database;
    private final Leavers leavers;
    private final Assignments assignments;
    private final Revocations revocations;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    public LeaveCompany(
            AdminDatabase database,
            Leavers leavers,
            Assignments assignments,
            Revocations revocations,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.leavers = leavers;
        this.assignments = assignments;
        this.revocations = revocations;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What stands against it. */
    public Leaving leaving(PersonId person) {
        return database.read(() -> {
            var theirs = assignments.inForce(person);
            return new Leaving(
                    theirs.stream()
                            .anyMatch(one ->
                                    Granting.permission(one.role()) == Permission.CARE_TEAM_MANAGE),
                    theirs.stream().anyMatch(this::isLastOfItsKind));
        });
    }

    private boolean isLastOfItsKind(Assignment theirs) {
        return theirs.role() instanceof GivenRole.Standard(var role)
                && Granting.neverWithout(theirs.role())
                && isWhole(theirs)
                && assignments.inForce(role).stream()
                        .noneMatch(other ->
                                !other.person().equals(theirs.person())
                                        && isWhole(other)
                                        && other.period().outlasts(theirs.period()));
    }

    private static boolean isWhole(Assignment assignment) {
        return assignment.scope().equals(Scope.WHOLE_COMPANY);
    }

    public void left(CompanyId company, PersonId person, Instant at) {
        database.write(() -> {
            database.changesRights();
            if (leavers.left(company, person, at)) {
                assignments
                        .endAll(person)
                        .forEach(id -> record(company, person, "admin.assignment.ended", id));
                revocations.shrink(database, person);
                record(company, person, "admin.person.left", person);
            }
        });
    }

    public void returned(CompanyId company, PersonId person, Instant at) {
        database.write(() -> {
            database.changesRights();
            if (leavers.returned(company, person, at)) {
                if (assignments.inForce(person).isEmpty()) {
                    employ(company, person);
                }
                record(company, person, "admin.person.returned", person);
                outbox.publish(database, new RightsChanged(person, clock.instant()));
            }
        });
    }

    private void employ(CompanyId company, PersonId person) {
        var employee =
                new Assignment(
                        Ids.next(),
                        person,
                        new GivenRole.Standard(Role.EMPLOYEE),
                        Scope.WHOLE_COMPANY,
                        new Period(assignments.today(), null),
                        null,
                        null,
                        null);
        assignments.add(company, employee);
        record(company, person, "admin.assignment.made", employee.id());
    }

    private void record(CompanyId company, PersonId person, String action, Object id) {
        audit.record(
                database,
                new AuditRecord(
                        company,
                        null,
                        person,
                        action,
                        id instanceof UUID ? "admin.assignments" : "admin.leavers",
                        id.toString(),
                        PURPOSE,
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }
}
