package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.password.Passwords;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.provider.FederatedDomains;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.admin.AdminApi;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs people in. An account that does not exist takes the same steps as one whose password is
 * wrong: the same statements, one password hash, one audit record.
 */
@Component
class SignIn {

    private final AuthDatabase database;
    private final FederatedDomains domains;
    private final Attempts attempts;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInRecords records;
    private final Completion completion;
    private final AdminApi admin;
    private final Clock clock;

    SignIn(
            AuthDatabase database,
            FederatedDomains domains,
            Attempts attempts,
            Accounts accounts,
            Passwords passwords,
            SignInRecords records,
            Completion completion,
            AdminApi admin,
            Clock clock) {
        this.database = database;
        this.domains = domains;
        this.attempts = attempts;
        this.accounts = accounts;
        this.passwords = passwords;
        this.records = records;
        this.completion = completion;
        this.admin = admin;
        this.clock = clock;
    }

    /**
     * @throws Passwords.Busy if too many people sign in at once
     */
    SignInOutcome signIn(Credentials credentials, Client client) {
        passwords.admit();
        var name = SignInName.of(credentials.email());
        var elsewhere = elsewhere(name);
        var counted = attempts.count(attempts.of(name, client.origin()));
        if (counted.mustWait()) {
            return new SignInOutcome.TooMany(counted.left());
        }
        var looked = accounts.look(name);
        if (!matches(credentials, looked, counted)) {
            var refused = refused(looked, counted);
            return elsewhere.isPresent() ? new SignInOutcome.ElsewhereOnly() : refused;
        }
        attempts.succeeded(counted.attempt());
        if (elsewhere.filter(company -> binds(company, name, looked)).isPresent()) {
            return new SignInOutcome.ElsewhereOnly();
        }
        var outcome = complete(credentials, looked, client);
        return outcome instanceof SignInOutcome.WrongCode
                ? again(name, credentials, client, counted)
                : outcome;
    }

    /** The company that has its people with addresses there come by its own provider alone. */
    private Optional<CompanyId> elsewhere(SignInName name) {
        var domain = name.value().substring(name.value().indexOf('@') + 1);
        return database.read(() -> domains.of(domain))
                .filter(sent -> !sent.localSignIn())
                .map(FederatedDomains.Sent::company);
    }

    /**
     * It binds the company's own people at the company's address. Asked once the password is right,
     * so that it tells nobody who has an account. People of other companies who share the domain,
     * an address of one's own, and whoever the provider's word does not let in, whom an employer
     * must not shut out, sign in as ever.
     */
    private boolean binds(CompanyId company, SignInName name, Accounts.Looked looked) {
        var person = looked.person().orElseThrow();
        return person.company().equals(company)
                && SignInName.of(person.email()).equals(name)
                && Assurance.isOpenToTheCompany(admin.standing(company, person.id()));
    }

    private SignInOutcome refused(Accounts.Looked looked, Counted counted) {
        records.refused(looked.person(), counted);
        return new SignInOutcome.WrongCredentials();
    }

    /** The password was changed, or only hashed anew, while it was looked at. */
    private SignInOutcome again(
            SignInName name, Credentials credentials, Client client, Counted counted) {
        var looked = accounts.look(name);
        if (!matches(credentials, looked, counted)) {
            return refused(looked, counted);
        }
        var outcome = complete(credentials, looked, client);
        return outcome instanceof SignInOutcome.WrongCode
                ? new SignInOutcome.WrongCredentials()
                : outcome;
    }

    private SignInOutcome complete(Credentials credentials, Accounts.Looked looked, Client client) {
        var person = looked.person().orElseThrow();
        var outcome =
                completion.complete(person, client, Assurance.by(Method.PASSWORD, clock.instant()));
        if (outcome instanceof SignInOutcome.SignedIn) {
            renew(person, credentials.password());
        }
        return outcome;
    }

    /** A hash of earlier settings is made anew once somebody is in, and does not wait for it. */
    private void renew(Person person, String password) {
        var hash = person.passwordHash();
        if (hash != null && passwords.isOutdated(hash)) {
            passwords.renew(password, fresh -> records.renewed(person, hash, fresh));
        }
    }

    private boolean matches(Credentials credentials, Accounts.Looked looked, Counted counted) {
        try {
            return passwords.matches(credentials.password(), looked.passwordHash(), looked.cost());
        } catch (Passwords.Busy e) {
            attempts.takeBack(counted);
            throw e;
        }
    }
}
