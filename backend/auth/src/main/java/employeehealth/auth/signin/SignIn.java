package employeehealth.auth.signin;

import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.password.Passwords;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.session.Grants;
import employeehealth.contracts.admin.AdminApi;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs people in. An account that does not exist takes the same steps as one whose password is
 * wrong: the same statements, one password hash, one audit record.
 */
@Component
class SignIn {

    private final Attempts attempts;
    private final Accounts accounts;
    private final Passwords passwords;
    private final AdminApi admin;
    private final SignInRecords records;
    private final Grants grants;

    SignIn(
            Attempts attempts,
            Accounts accounts,
            Passwords passwords,
            AdminApi admin,
            SignInRecords records,
            Grants grants) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.passwords = passwords;
        this.admin = admin;
        this.records = records;
        this.grants = grants;
    }

    /**
     * @throws Passwords.Busy if too many people sign in at once
     */
    SignInOutcome signIn(Credentials credentials, Client client) {
        passwords.admit();
        var name = SignInName.of(credentials.email());
        var counted = attempts.count(attempts.of(name, client.origin()));
        if (counted.mustWait()) {
            return new SignInOutcome.TooMany(counted.left());
        }
        var person = accounts.find(name);
        if (!matches(credentials, person, counted)) {
            records.refused(person, counted);
            return new SignInOutcome.WrongCredentials();
        }
        attempts.succeeded(counted.attempt());
        return signedIn(person.orElseThrow(), client, counted.knownPlace());
    }

    private boolean matches(Credentials credentials, Optional<Person> person, Counted counted) {
        try {
            var hash = person.map(Person::passwordHash).orElse(null);
            return passwords.matches(credentials.password(), hash);
        } catch (Passwords.Busy e) {
            attempts.takeBack(counted);
            throw e;
        }
    }

    /** Rights come first: a neighbour's failure leaves no session behind. */
    private SignInOutcome signedIn(Person person, Client client, boolean knownPlace) {
        var standing = admin.standing(person.company(), person.id());
        var session = records.signedIn(person, client.device(), knownPlace);
        return new SignInOutcome.SignedIn(grants.of(person, session, standing));
    }
}
