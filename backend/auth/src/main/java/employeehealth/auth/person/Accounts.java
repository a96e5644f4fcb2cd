package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.password.Cost;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        return look(name).person();
    }

    public Looked look(SignInName name) {
        var looked = database.read(() -> names.look(name));
        var account = Objects.requireNonNullElse(looked.account(), NOBODY);
        return new Looked(
                Tenant.of(account.company())
                        .get(() -> database.read(() -> people.find(account.person()))),
                looked.cost());
    }

    /**
     * @param cost what a check of the password costs, also where there is nobody; none if it is not
     *     known
     */
    public record Looked(Optional<Person> person, @Nullable Cost cost) {

        public @Nullable String passwordHash() {
            return person.map(Person::passwordHash).orElse(null);
        }
    }
}
