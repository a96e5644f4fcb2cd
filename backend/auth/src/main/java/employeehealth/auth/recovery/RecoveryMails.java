package employeehealth.auth.recovery;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.link.Link;
import employeehealth.auth.link.Links;
import employeehealth.auth.membership.Memberships;
import employeehealth.auth.person.Person;
import employeehealth.auth.personal.PersonalAddresses;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is mailed, and written down, of somebody's way back; within the transaction of it. */
@Component
class RecoveryMails {

    /** NIST SP 800-63B-4 section 4.2: what is sent to a mailbox is good for a day at most. */
    private static final Duration LIFE = Duration.ofDays(1);

    private final AuthDatabase database;
    private final Links links;
    private final PersonalAddresses addresses;
    private final Memberships memberships;
    private final Audit audit;

    RecoveryMails(
            AuthDatabase database,
            Links links,
            PersonalAddresses addresses,
            Memberships memberships,
            Audit audit) {
        this.database = database;
        this.links = links;
        this.addresses = addresses;
        this.memberships = memberships;
        this.audit = audit;
    }

    /**
     * The link goes to one of their addresses, and the others are told.
     *
     * @param mail whether they may be written to again
     * @param anywhere whether the link may go to the company's mailbox where they have no other
     */
    void asked(Me me, Person person, boolean mail, boolean anywhere) {
        var to = addresses(person);
        if (mail && !to.isEmpty() && (anywhere || addresses.of(person.id()).isPresent())) {
            links.mail(person.id(), LinkPurpose.ACCOUNT_RECOVERY, person.id().value(), LIFE);
            tell(person, LinkPurpose.ACCOUNT_RECOVERY_ASKED, to.subList(1, to.size()));
        }
        audit.record(database, asked(me, person));
    }

    Instant askedAt(Link link) {
        return link.expiresAt().minus(LIFE);
    }

    void done(Person person) {
        tell(person, LinkPurpose.ACCOUNT_RECOVERED, addresses(person));
        audit.record(
                database,
                AuditRecord.own(
                        person.company(),
                        person.id(),
                        "auth.recovery.done",
                        "auth.people",
                        person.id()));
    }

    private void tell(Person person, LinkPurpose what, List<String> emails) {
        emails.forEach(email -> links.tell(person.id(), what, email));
    }

    /** Their own first, where links go; of whoever has left, the company's is theirs no more. */
    private List<String> addresses(Person person) {
        var work = memberships.hasLeft(person.id()) ? null : person.email();
        return Stream.concat(addresses.of(person.id()).stream(), Stream.ofNullable(work)).toList();
    }

    private static AuditRecord asked(Me me, Person person) {
        return new AuditRecord(
                me.company(),
                me.person(),
                person.id(),
                "auth.recovery.asked",
                "auth.people",
                person.id().toString(),
                "administration",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
