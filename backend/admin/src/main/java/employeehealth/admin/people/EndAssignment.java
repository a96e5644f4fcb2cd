package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.role.RightsChange;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes a role away. Tokens that still say otherwise are refused everywhere within seconds. */
@Component
class EndAssignment {

    private static final String ACTION = "admin.assignment.ended";

    private final AdminDatabase database;
    private final Users users;
    private final Assignments assignments;
    private final MayGive mayGive;
    private final RightsChange change;

    EndAssignment(
            AdminDatabase database,
            Users users,
            Assignments assignments,
            MayGive mayGive,
            RightsChange change) {
        this.database = database;
        this.users = users;
        this.assignments = assignments;
        this.mayGive = mayGive;
        this.change = change;
    }

    /**
     * @param ifMatch tag under which the person was read
     */
    void end(Me me, PersonId person, UUID id, @Nullable String ifMatch) {
        var listed = users.listed(me, List.of(person)).get(person);
        if (listed == null) {
            throw Problem.notFound();
        }
        mayGive.<Boolean>orRecord(
                me,
                person,
                ACTION,
                id,
                () ->
                        database.write(() -> {
                            database.changesRights();
                            end(me, listed, id, ifMatch);
                            return true;
                        }));
    }

    private void end(Me me, Listed listed, UUID id, @Nullable String ifMatch) {
        var theirs = assignments.live(List.of(listed.id()));
        var assignment =
                theirs.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        mayGive.require(me, assignment.role(), assignment.scope());
        IfMatch.require(ifMatch, users.tag(User.of(listed, theirs)));
        if (assignments.isTheLast(assignment)) {
            throw new Problem(HttpStatus.CONFLICT, "admin/last-of-its-kind");
        }
        assignments.end(assignment, me.person());
        change.shrank(
                me,
                listed.id(),
                ACTION,
                new RightsChange.What(MayGive.TABLE, id, assignment.content(), null));
    }
}
