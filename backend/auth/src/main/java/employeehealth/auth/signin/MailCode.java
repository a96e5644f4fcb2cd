package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.attempt.MailRequests;
import employeehealth.auth.factor.MailedCodes;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has a code mailed to whoever has begun to sign in and may answer with one. Whoever asks is not
 * told whether it was.
 */
@Component
class MailCode {

    private final AuthDatabase database;
    private final Challenges challenges;
    private final People people;
    private final MailRequests requests;
    private final MailedCodes codes;
    private final Audit audit;

    MailCode(
            AuthDatabase database,
            Challenges challenges,
            People people,
            MailRequests requests,
            MailedCodes codes,
            Audit audit) {
        this.database = database;
        this.challenges = challenges;
        this.people = people;
        this.requests = requests;
        this.codes = codes;
        this.audit = audit;
    }

    void mail(String challenge, Client client) {
        Challenge.parse(challenge)
                .ifPresent(asked -> Tenant.of(asked.company()).run(() -> mail(asked, client)));
    }

    private void mail(Challenge challenge, Client client) {
        person(challenge, client)
                .filter(person -> requests.countCodes(person.id(), client.origin()))
                .ifPresent(person ->
                        database.write(() -> {
                            if (challenges.waitLonger(challenge, client, MailedCodes.LIFE)) {
                                codes.mail(person.id());
                                audit.record(database, asked(person, challenge));
                            }
                        }));
    }

    private Optional<Person> person(Challenge challenge, Client client) {
        return database.read(() ->
                challenges
                        .find(challenge, client)
                        .filter(open -> open.methods().contains(Method.EMAIL_CODE))
                        .flatMap(open -> people.find(open.person())));
    }

    private static AuditRecord asked(Person person, Challenge challenge) {
        return new AuditRecord(
                person.company(),
                null,
                person.id(),
                "auth.sign-in-code.asked-for",
                "auth.sign_in_challenges",
                challenge.id().toString(),
                "sign-in",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
