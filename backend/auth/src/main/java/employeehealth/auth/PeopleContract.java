package employeehealth.auth;

import employeehealth.auth.person.People;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.auth.Myself;
import employeehealth.contracts.auth.PeopleApi;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.problem.Problem;
import org.springframework.web.bind.annotation.RestController;

/** What the other services may ask about people. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("gateway")
class PeopleContract implements PeopleApi {

    private final AuthDatabase database;
    private final People people;
    private final AdminApi admin;

    PeopleContract(AuthDatabase database, People people, AdminApi admin) {
        this.database = database;
        this.people = people;
        this.admin = admin;
    }

    @Override
    public Myself me() {
        var me = Caller.me().orElseThrow(Problem::unauthenticated);
        var person =
                database.read(() -> people.find(me.person())).orElseThrow(Problem::unauthenticated);
        var standing = admin.standing(me.company(), me.person());
        return new Myself(
                person.displayName(), standing.companyCode(), standing.companyName(), me.roles());
    }
}
