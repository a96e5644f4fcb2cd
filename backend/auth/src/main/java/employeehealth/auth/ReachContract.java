package employeehealth.auth;

import employeehealth.auth.membership.Memberships;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.personal.PersonalAddresses;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Reach;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.util.Optional;
import org.springframework.web.bind.annotation.RestController;

/** How people are reached. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("notifications")
class ReachContract implements ReachApi {

    private final AuthDatabase database;
    private final People people;
    private final Memberships memberships;
    private final PersonalAddresses addresses;

    ReachContract(
            AuthDatabase database,
            People people,
            Memberships memberships,
            PersonalAddresses addresses) {
        this.database = database;
        this.people = people;
        this.memberships = memberships;
        this.addresses = addresses;
    }

    @Override
    public Reach reachAt(CompanyId company, PersonId person, boolean leaving) {
        return Tenant.of(company)
                .get(() ->
                        database.read(() ->
                                people.find(person)
                                        .filter(found -> !isErased(found))
                                        .flatMap(found -> reach(found, leaving))))
                .orElseThrow(Problem::notFound);
    }

    /** Of an account that was erased there is no address, but one that leads nowhere. */
    private static boolean isErased(Person person) {
        return person.email().endsWith("@erased.invalid");
    }

    /** Whoever has left may not read the company's mailbox any more, and somebody else may. */
    private Optional<Reach> reach(Person person, boolean leaving) {
        var own =
                memberships.hasLeft(person.id())
                        ? addresses.of(person.id())
                        : Optional.of(person.email());
        return own.or(() -> Optional.of(person.email()).filter(work -> leaving))
                .map(email -> new Reach(email, person.locale()));
    }
}
