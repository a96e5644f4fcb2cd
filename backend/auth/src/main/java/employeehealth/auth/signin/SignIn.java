package employeehealth.auth.signin;

import employeehealth.auth.attempt.Attempt;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.password.Passwords;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.session.Grants;
import employeehealth.contracts.admin.AdminApi;
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
        var attempt = attempts.of(name, client.origin());
        var wait = attempts.count(attempt);
        if (!wait.isZero()) {
            return new SignInOutcome.TooMany(wait);
        }
        var person = accounts.find(name);
        var hash = person.map(Person::passwordHash).orElse(null);
        if (!passwords.matches(credentials.password(), hash)) {
            records.refused(person, attempt);
            return new SignInOutcome.WrongCredentials();
        }
        return signedIn(person.orElseThrow(), attempt, client);
    }

    private SignInOutcome signedIn(Person person, Attempt attempt, Client client) {
        var standing = admin.standing(person.company(), person.id());
        var session = records.signedIn(person, attempt, client.device());
        return new SignInOutcome.SignedIn(grants.of(person, session, standing));
    }
}
