package employeehealth.auth.session;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Exchanges a refresh token for new tokens that say what the person may do now. */
@Component
class Refresh {

    private final AuthDatabase database;
    private final Families families;
    private final People people;
    private final AdminApi admin;
    private final Grants grants;

    Refresh(
            AuthDatabase database,
            Families families,
            People people,
            AdminApi admin,
            Grants grants) {
        this.database = database;
        this.families = families;
        this.people = people;
        this.admin = admin;
        this.grants = grants;
    }

    /** None if the session is over. */
    Optional<Grant> refresh(RefreshToken token) {
        return Tenant.of(token.company())
                .get(() -> holder(token).flatMap(person -> refreshed(token, person)));
    }

    private Optional<Person> holder(RefreshToken token) {
        var session = families.good(token);
        if (session.isEmpty()) {
            families.turn(token); // ends the family of a stolen token
            return Optional.empty();
        }
        return database.read(() -> people.find(session.get().person()));
    }

    /** Asks before it turns: were the neighbour down, the client would lose a token for nothing. */
    private Optional<Grant> refreshed(RefreshToken token, Person person) {
        var standing = admin.standing(person.company(), person.id());
        return families.turn(token).map(session -> grants.of(person, session, standing));
    }
}
