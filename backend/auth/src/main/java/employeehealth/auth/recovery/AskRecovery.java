package employeehealth.auth.recovery;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.PLATFORM_OPERATE;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.MailRequests;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.membership.Memberships;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Me;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * An administrator has somebody mailed a link for who has lost their second factors. What that
 * person has set up is not looked at, so that nothing of it can be told.
 */
@Component
class AskRecovery {

    private final AuthDatabase database;
    private final People people;
    private final Memberships memberships;
    private final AdminApi admin;
    private final MailRequests requests;
    private final RecoveryMails mails;
    private final Idempotency idempotency;

    AskRecovery(
            AuthDatabase database,
            People people,
            Memberships memberships,
            AdminApi admin,
            MailRequests requests,
            RecoveryMails mails,
            Idempotency idempotency) {
        this.database = database;
        this.people = people;
        this.memberships = memberships;
        this.admin = admin;
        this.requests = requests;
        this.mails = mails;
        this.idempotency = idempotency;
    }

    /**
     * The same for whoever asks too often, and for whomever; a key that comes again mails nothing.
     */
    void ask(Me me, PersonId whom, Origin origin, @Nullable String key) {
        if (whom.equals(me.person())) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/not-oneself");
        }
        var person = database.read(() -> people.find(whom)).orElseThrow(Problem::notFound);
        var trusted = isTrusted(me, person);
        var again = requests.countRecoveries(whom, origin);
        database.write(() -> {
            if (isNew(whom, key)) {
                mails.asked(me, person, again, trusted);
            }
        });
    }

    /**
     * Whether the link may go to the company's mailbox: never where the employer's side asks, which
     * could read it there, and with it what is in the account. Nor is it asked about those who care
     * and those who have left; about those who run the platform only others who do are.
     *
     * @throws Problem 403 if this is not for them to ask
     */
    private boolean isTrusted(Me me, Person person) {
        var theirs = admin.standing(person.company(), person.id()).permissions();
        if (theirs.contains(PLATFORM_OPERATE)) {
            require(me, PLATFORM_OPERATE);
            return true;
        }
        if (me.may(CARE_TEAM_MANAGE, Scope.WHOLE_COMPANY)) {
            return true;
        }
        require(me, isTheHealthServices(person) ? CARE_TEAM_MANAGE : employers(theirs));
        return false;
    }

    /** Who gives roles is let in by others who do. */
    private static Permission employers(Set<Permission> theirs) {
        return theirs.contains(ROLES_MANAGE) ? ROLES_MANAGE : PEOPLE_MANAGE;
    }

    private static void require(Me me, Permission permission) {
        if (!me.may(permission, Scope.WHOLE_COMPANY)) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/not-yours-to-let-in");
        }
    }

    private boolean isTheHealthServices(Person person) {
        return admin.leaving(person.company(), person.id()).isCareStaff()
                || database.read(() -> memberships.hasLeft(person.id()));
    }

    private boolean isNew(PersonId whom, @Nullable String key) {
        var id = whom.toString();
        var body = id.getBytes(StandardCharsets.UTF_8);
        return idempotency.claim(database, key, "POST people/recovery", body, id).isEmpty();
    }
}
