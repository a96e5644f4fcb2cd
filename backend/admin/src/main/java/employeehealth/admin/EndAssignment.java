package employeehealth.admin;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import org.springframework.stereotype.Component;

/** Takes a role away. Tokens that still say otherwise are refused everywhere within seconds. */
@Component
class EndAssignment {

    private final AdminDatabase database;
    private final Assignments assignments;
    private final Revocations revocations;
    private final Audit audit;

    EndAssignment(
            AdminDatabase database, Assignments assignments, Revocations revocations, Audit audit) {
        this.database = database;
        this.assignments = assignments;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Whether the person had the role until now. */
    boolean end(Me me, PersonId person, Role role) {
        return database.write(() -> {
            var ended = assignments.end(person, role);
            if (ended) {
                revocations.shrink(database, person);
                audit.record(
                        database,
                        new AuditRecord(
                                me.company(),
                                me.person(),
                                person,
                                "admin.assignment.ended",
                                "admin.assignments",
                                person + "|" + role.code(),
                                "administration",
                                AuditRecord.Outcome.SUCCESS,
                                null));
            }
            return ended;
        });
    }
}
