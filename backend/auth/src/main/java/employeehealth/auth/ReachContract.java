package employeehealth.auth;

import employeehealth.auth.person.People;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Reach;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import org.springframework.web.bind.annotation.RestController;

/** How people are reached. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("notifications")
class ReachContract implements ReachApi {

    private final AuthDatabase database;
    private final People people;

    ReachContract(AuthDatabase database, People people) {
        this.database = database;
        this.people = people;
    }

    @Override
    public Reach reachAt(CompanyId company, PersonId person) {
        return Tenant.of(company)
                .get(() -> database.read(() -> people.find(person)))
                .map(found -> new Reach(found.email(), found.locale()))
                .orElseThrow(Problem::notFound);
    }
}
