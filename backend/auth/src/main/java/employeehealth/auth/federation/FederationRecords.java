package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.Person;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.FederationLinked;
import employeehealth.contracts.auth.FederationUnlinked;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written down about federation, and announced; within the transaction of the change. */
@Component
class FederationRecords {

    private static final String PROVIDERS = "auth.identity_providers";
    private static final String LINKS = "auth.federated_identities";

    private final AuthDatabase database;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    FederationRecords(AuthDatabase database, Audit audit, Outbox outbox, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Told by mail: whoever else links their own identity to an account is found out. */
    void linked(CompanyId company, PersonId person, Link link) {
        audit.record(
                database,
                record(company, person, "auth.federation.linked", link.id()).of(content(link)));
        outbox.publish(database, new FederationLinked(person, link.id(), clock.instant()));
    }

    void unlinked(CompanyId company, PersonId person, Link link) {
        audit.record(
                database,
                record(company, person, "auth.federation.unlinked", link.id())
                        .changed(content(link), null));
        outbox.publish(database, new FederationUnlinked(person, link.id(), clock.instant()));
    }

    void made(Person person) {
        audit.record(
                database,
                new AuditRecord(
                        person.company(),
                        person.id(),
                        person.id(),
                        "auth.person.made-by-federation",
                        "auth.people",
                        person.id().toString(),
                        "federation",
                        AuditRecord.Outcome.SUCCESS,
                        person.content()));
    }

    void used(CompanyId company, PersonId person, UUID link) {
        audit.record(database, record(company, person, "auth.federation.used", link));
    }

    private static AuditRecord record(
            CompanyId company, PersonId person, String action, UUID link) {
        return new AuditRecord(
                company,
                person,
                person,
                action,
                LINKS,
                link.toString(),
                "federation",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    private static byte[] content(Link link) {
        return link.by().code().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param about none where nobody of ours is known
     */
    void refused(IdentityProvider provider, @Nullable PersonId about, String why) {
        audit.record(
                database,
                new AuditRecord(
                        provider.company(),
                        null,
                        about,
                        "auth.federation." + why,
                        PROVIDERS,
                        provider.id().toString(),
                        "federation",
                        AuditRecord.Outcome.REFUSED,
                        null));
    }
}
