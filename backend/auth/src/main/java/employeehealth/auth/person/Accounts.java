package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds who signs in with a name, before anyone is signed in. */
@Component
public class Accounts {

    /** Where an unknown account is looked for, so that looking takes the same steps. */
    private static final Account NOBODY =
            new Account(new CompanyId(new UUID(0, 0)), new PersonId(new UUID(0, 0)));

    private final AuthDatabase database;
    private final SignInNames names;
    private final People people;

    Accounts(AuthDatabase database, SignInNames names, People people) {
        this.database = database;
        this.names = names;
        this.people = people;
    }

    public Optional<Person> find(SignInName name) {
        var account = database.read(() -> names.find(name)).orElse(NOBODY);
        return Tenant.of(account.company())
                .get(() -> database.read(() -> people.find(account.person())));
    }
}
