package employeehealth.auth.membership;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.NewPeople;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.auth.signin.BegunSignIns;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.PersonLeft;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes the company away from somebody, and nothing that is their own: every device is signed out,
 * every program loses what it was granted, the company's address signs in no more. With a personal
 * address, or a passkey, they sign in to what is theirs.
 */
@Component
public class ChangeMembership {

    private static final String TABLE = "auth.people";

    private final AuthDatabase database;
    private final Memberships memberships;
    private final MembershipJob job;
    private final NewPeople names;
    private final Links links;
    private final BegunSignIns signIns;
    private final Families families;
    private final EndGrants grants;
    private final Audit audit;
    private final Outbox outbox;
    private final Duration life;
    private final Clock clock;

    ChangeMembership(
            AuthDatabase database,
            Memberships memberships,
            MembershipJob job,
            NewPeople names,
            Links links,
            BegunSignIns signIns,
            Families families,
            EndGrants grants,
            Audit audit,
            Outbox outbox,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.memberships = memberships;
        this.job = job;
        this.names = names;
        this.links = links;
        this.signIns = signIns;
        this.families = families;
        this.grants = grants;
        this.audit = audit;
        this.outbox = outbox;
        this.life = settings.links().invitation();
        this.clock = clock;
    }

    /**
     * Who says so, and by which door.
     *
     * @param person none if it is the company's directory
     * @param purpose as the audit names it
     */
    public record By(@Nullable PersonId person, String purpose) {}

    /**
     * Within the transaction; {@link #told} after it.
     *
     * @return whether they belonged to the company until now
     */
    public boolean leave(Person person, By by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!memberships.leave(person.id(), now)) {
            return false;
        }
        names.removeName(person, SignInName.of(person.email()));
        links.endAll(person.id());
        memberships.endCompanysWord(person.id());
        signIns.endBegun(person.id());
        families.endAll(person.id(), End.LEFT);
        grants.endAll(person.id(), null, EndGrants.Because.LEFT);
        job.putDown(person.id(), now);
        audit.record(
                database, record(person, by, "auth.person.left").changed(person.content(), null));
        outbox.publish(database, new PersonLeft(person.id(), now));
        return true;
    }

    /**
     * Within the transaction; {@link #told} after it. Whoever has no password is mailed a link to
     * choose one.
     *
     * @return whether they did not belong to the company until now
     * @throws DuplicateKeyException if somebody else has their address by now
     */
    public boolean comeBack(Person person, By by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!memberships.comeBack(person.id(), now)) {
            return false;
        }
        names.addName(person, SignInName.of(person.email()));
        if (person.passwordHash() == null) {
            links.mail(person.id(), LinkPurpose.FIRST_PASSWORD, person.id().value(), life);
        }
        job.putDown(person.id(), now);
        audit.record(database, record(person, by, "auth.person.returned").of(person.content()));
        return true;
    }

    /** Somebody new who does not belong to the company yet; within the transaction. */
    public void notYet(PersonId person) {
        memberships.leave(person, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Has {@code admin} know at once. */
    public void told(CompanyId company, PersonId person) {
        job.tellNow(company, person);
    }

    private static AuditRecord record(Person person, By by, String action) {
        return new AuditRecord(
                person.company(),
                by.person,
                person.id(),
                action,
                TABLE,
                person.id().toString(),
                by.purpose,
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
