package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.role.GivenRole;
import employeehealth.admin.role.Granting;
import employeehealth.admin.role.RightsChange;
import employeehealth.admin.role.Separation;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives and takes away roles as an identity provider of the company says. Only the company's own
 * side: whatever it says, it makes nobody a nurse, and what excludes each other does so here, too.
 */
@Component
public class FederateRoles {

    private static final String GIVEN = "admin.assignment.given";
    private static final String ENDED = "admin.assignment.ended";

    private final AdminDatabase database;
    private final Assignments assignments;
    private final Leavers leavers;
    private final RightsChange change;
    private final Audit audit;
    private final Clock clock;

    public FederateRoles(
            AdminDatabase database,
            Assignments assignments,
            Leavers leavers,
            RightsChange change,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.assignments = assignments;
        this.leavers = leavers;
        this.change = change;
        this.audit = audit;
        this.clock = clock;
    }

    /** Said again it changes nothing. */
    public void federate(CompanyId company, PersonId person, FederatedRoles told) {
        database.write(() -> {
            database.changesRights();
            var theirs = new ArrayList<>(assignments.live(List.of(person)));
            var ended = end(company, told, theirs);
            var given = !leavers.has(person) && give(company, person, told, theirs);
            if (ended) {
                change.revoke(person);
            }
            if (ended || given) {
                change.tell(person);
            }
        });
    }

    private boolean end(CompanyId company, FederatedRoles told, List<Assignment> theirs) {
        var over =
                theirs.stream()
                        .filter(one -> told.provider().equals(one.through()))
                        .filter(one ->
                                !(one.role() instanceof GivenRole.Standard(var role)
                                        && told.roles().contains(role)))
                        .filter(one -> !assignments.isTheLast(one))
                        .toList();
        for (var one : over) {
            assignments.end(one, null);
            theirs.remove(one);
            audit.record(
                    database,
                    record(company, one.person(), ENDED, one.id(), AuditRecord.Outcome.SUCCESS)
                            .changed(one.content(), null));
        }
        return !over.isEmpty();
    }

    private boolean give(
            CompanyId company, PersonId person, FederatedRoles told, List<Assignment> theirs) {
        var given = false;
        for (var role :
                told.roles().stream().filter(FederateRoles::isOfTheCompany).sorted().toList()) {
            var asked = asked(person, role, told.provider());
            if (theirs.stream().anyMatch(asked::repeats)) {
                continue;
            }
            if (theirs.stream().anyMatch(other -> exclude(asked, other))) {
                audit.record(
                        database,
                        record(company, person, GIVEN, role.code(), AuditRecord.Outcome.REFUSED));
                continue;
            }
            assignments.add(company, asked);
            theirs.add(asked);
            audit.record(
                    database,
                    record(company, person, GIVEN, asked.id(), AuditRecord.Outcome.SUCCESS)
                            .of(asked.content()));
            given = true;
        }
        return given;
    }

    /** Not of care, whoever asks for it: the employer's side does not say who takes care. */
    private static boolean isOfTheCompany(Role role) {
        return Granting.permission(new GivenRole.Standard(role)) == Permission.ROLES_MANAGE;
    }

    private static boolean exclude(Assignment one, Assignment other) {
        return one.period().overlaps(other.period())
                && Separation.conflict(one.role().countsAs(), other.role().countsAs()).isPresent();
    }

    private Assignment asked(PersonId person, Role role, UUID provider) {
        return new Assignment(
                Ids.next(),
                person,
                new GivenRole.Standard(role),
                Scope.WHOLE_COMPANY,
                new Period(assignments.today(), null),
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                provider);
    }

    private static AuditRecord record(
            CompanyId company,
            PersonId person,
            String action,
            Object id,
            AuditRecord.Outcome outcome) {
        return new AuditRecord(
                company,
                null,
                person,
                action,
                MayGive.TABLE,
                id.toString(),
                "federation",
                outcome,
                null);
    }
}
