package employeehealth.auth.recovery;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.MailRequests;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.link.Link;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has somebody mailed a link by which they choose another password. For an address without an
 * account the same statements run, and the news go the same way, to nobody.
 */
@Component
class ForgottenPassword {

    private final AuthDatabase database;
    private final MailRequests requests;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Links links;
    private final Audit audit;
    private final Duration life;

    ForgottenPassword(
            AuthDatabase database,
            MailRequests requests,
            Accounts accounts,
            Attempts attempts,
            Links links,
            Audit audit,
            AuthSettings settings) {
        this.database = database;
        this.requests = requests;
        this.accounts = accounts;
        this.attempts = attempts;
        this.links = links;
        this.audit = audit;
        this.life = settings.links().reset();
    }

    void ask(SignInName name, Origin origin) {
        var again = requests.count(name, origin);
        var person = accounts.find(name).filter(found -> again);
        var key = HexFormat.of().formatHex(attempts.of(name, origin).account());
        Tenant.of(person.map(Person::company).orElse(Links.NOWHERE))
                .run(() ->
                        database.write(() -> {
                            link(person);
                            audit.record(database, asked(person, key));
                        }));
    }

    private Link link(Optional<Person> person) {
        return person.map(found ->
                        links.mail(
                                found.id(), LinkPurpose.PASSWORD_RESET, found.id().value(), life))
                .orElseGet(() -> links.mailNobody(LinkPurpose.PASSWORD_RESET, life));
    }

    /** Alike for an account that does not exist; sealing a person's name would take longer. */
    private static AuditRecord asked(Optional<Person> person, String key) {
        return new AuditRecord(
                person.map(Person::company).orElse(null),
                null,
                null,
                "auth.password-reset.asked",
                "auth.sign_in_attempts",
                key,
                "sign-in",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
