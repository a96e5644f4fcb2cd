package employeehealth.auth.recovery;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.password.NewPasswords;
import employeehealth.auth.person.PasswordsOfPeople;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.auth.signin.BegunSignIns;
import employeehealth.auth.signin.PasswordProof;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.PasswordChanged;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Gives somebody another password, and signs out whoever is signed in with the old one. Second
 * factors are not touched: a mailbox alone opens no account that has one.
 */
@Component
class NewPassword {

    private static final Set<LinkPurpose> PURPOSES =
            EnumSet.of(LinkPurpose.PASSWORD_RESET, LinkPurpose.FIRST_PASSWORD);

    private final AuthDatabase database;
    private final Links links;
    private final People people;
    private final NewPasswords rules;
    private final PasswordWords words;
    private final PasswordProof proof;
    private final PasswordsOfPeople passwords;
    private final BegunSignIns signIns;
    private final Families families;
    private final EndGrants grants;
    private final Attempts attempts;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    NewPassword(
            AuthDatabase database,
            Links links,
            People people,
            NewPasswords rules,
            PasswordWords words,
            PasswordProof proof,
            PasswordsOfPeople passwords,
            BegunSignIns signIns,
            Families families,
            EndGrants grants,
            Attempts attempts,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.people = people;
        this.rules = rules;
        this.words = words;
        this.proof = proof;
        this.passwords = passwords;
        this.signIns = signIns;
        this.families = families;
        this.grants = grants;
        this.attempts = attempts;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** By a mailed link, which is used up only if the new password is good. */
    void reset(LinkToken token, String password, Origin origin) {
        var names = Tenant.of(token.company()).get(() -> reset(token, password));
        names.forEach(name -> attempts.succeeded(attempts.of(name, origin)));
    }

    /** With which names they can sign in by it. */
    private List<SignInName> reset(LinkToken token, String password) {
        var link = links.check(token, PURPOSES);
        var person = database.read(() -> people.find(link.person())).orElseThrow(Links::ended);
        var hash = hash("password", password, person);
        return database.write(() -> {
            links.use(token, PURPOSES);
            links.end(LinkPurpose.ACCOUNT_RECOVERY, person.id().value());
            passwords.resetByMail(person, hash, clock.instant());
            signIns.endBegun(person.id());
            families.endAll(person.id(), End.PASSWORD_RESET);
            grants.endAll(person.id(), null, EndGrants.Because.PASSWORD_RESET);
            tell(person, "auth.password.reset");
            return people.names(person.id());
        });
    }

    /** For the one before; the session that asks stays, all others end. */
    void change(Me me, String current, String password, Origin origin) {
        var person =
                database.read(() -> people.find(me.person())).orElseThrow(Problem::unauthenticated);
        proof.require(person, current, origin);
        var hash = hash("newPassword", password, person);
        database.write(() -> {
            links.end(LinkPurpose.ACCOUNT_RECOVERY, person.id().value());
            if (!passwords.set(person, person.passwordHash(), hash)) {
                throw PasswordProof.wrong(); // changed elsewhere in the meantime
            }
            signIns.endBegun(person.id());
            families.endOthers(person.id(), me.session(), End.PASSWORD_CHANGED);
            tell(person, "auth.password.changed");
        });
    }

    private String hash(String field, String password, Person person) {
        rules.require(
                field,
                password,
                person.displayName(),
                person.email(),
                words.ofCompany(person.company()));
        return rules.hash(password);
    }

    private void tell(Person person, String action) {
        audit.record(
                database,
                AuditRecord.own(person.company(), person.id(), action, "auth.people", person.id()));
        outbox.publish(database, new PasswordChanged(person.id(), clock.instant()));
    }
}
