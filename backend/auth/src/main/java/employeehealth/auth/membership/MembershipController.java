package employeehealth.auth.membership;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import java.util.function.BiPredicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Says that somebody has left the company, or works there again. */
@RestController
@RequestMapping("/api/v1/auth/people/{person}")
class MembershipController {

    private static final String PURPOSE = "administration";

    private final AuthDatabase database;
    private final People people;
    private final ChangeMembership change;
    private final AdminApi admin;

    MembershipController(
            AuthDatabase database, People people, ChangeMembership change, AdminApi admin) {
        this.database = database;
        this.people = people;
        this.change = change;
        this.admin = admin;
    }

    /**
     * The company says it of its own people, the health service of those who care: an employer
     * takes no physician away.
     */
    @PostMapping("/leave")
    @Audience({PEOPLE_MANAGE, CARE_TEAM_MANAGE})
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Me me, @PathVariable PersonId person) {
        if (person.equals(me.person())) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/not-oneself");
        }
        var leaver = find(person);
        var leaving = admin.leaving(me.company(), person);
        if (!everywhere(me, leaving.isCareStaff() ? CARE_TEAM_MANAGE : PEOPLE_MANAGE)) {
            throw leaving.isCareStaff()
                    ? new Problem(HttpStatus.FORBIDDEN, "auth/care-staff")
                    : Problem.forbidden();
        }
        if (leaving.isLastOfItsKind()) {
            throw new Problem(HttpStatus.CONFLICT, "auth/last-of-its-kind");
        }
        changed(me, leaver, change::leave);
    }

    /** They are an employee again; what else they were is given anew, if it is. */
    @PostMapping("/return")
    @Audience(PEOPLE_MANAGE)
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void comeBack(Me me, @PathVariable PersonId person) {
        var returner = find(person);
        if (!everywhere(me, PEOPLE_MANAGE)) {
            throw Problem.forbidden();
        }
        try {
            changed(me, returner, change::comeBack);
        } catch (DuplicateKeyException taken) {
            throw new Problem(HttpStatus.CONFLICT, "auth/address-taken");
        }
    }

    private void changed(Me me, Person person, BiPredicate<Person, ChangeMembership.By> how) {
        var by = new ChangeMembership.By(me.person(), PURPOSE);
        if (database.write(() -> how.test(person, by))) {
            change.told(me.company(), person.id());
        }
    }

    private Person find(PersonId person) {
        return database.read(() -> people.find(person)).orElseThrow(Problem::notFound);
    }

    private static boolean everywhere(Me me, Permission permission) {
        return me.may(permission, Scope.WHOLE_COMPANY);
    }
}
