package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.link.Links;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks somebody by mail to come to the company, or takes that back. */
@Component
class Invite {

    private final AuthDatabase database;
    private final Invitations invitations;
    private final Links links;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Audit audit;
    private final Duration life;
    private final Clock clock;

    Invite(
            AuthDatabase database,
            Invitations invitations,
            Links links,
            Idempotency idempotency,
            JsonMapper json,
            Audit audit,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.invitations = invitations;
        this.links = links;
        this.idempotency = idempotency;
        this.json = json;
        this.audit = audit;
        this.life = settings.links().invitation();
        this.clock = clock;
    }

    /**
     * @param email in the spelling that is compared
     */
    Invitation invite(Me me, InvitationController.Guest guest, String email, @Nullable String key) {
        var fresh =
                new Invitation(
                        Ids.next(),
                        me.company(),
                        new PersonId(Ids.next()),
                        email,
                        guest.displayName().strip(),
                        guest.locale(),
                        clock.instant().plus(life).truncatedTo(ChronoUnit.MICROS),
                        true);
        return database.write(() ->
                idempotency
                        .claim(
                                database,
                                key,
                                "POST invitations",
                                json.writeValueAsBytes(guest),
                                fresh.id().toString())
                        .map(UUID::fromString)
                        .map(id -> invitations.find(id).orElseThrow(Problem::notFound))
                        .orElseGet(() -> invited(me, fresh)));
    }

    private Invitation invited(Me me, Invitation invitation) {
        invitations.removeExpired(clock.instant());
        invitations.put(invitation, me.person(), clock.instant());
        links.mail(invitation.person(), LinkPurpose.INVITATION, invitation.id(), life);
        audit.record(
                database,
                record(me, "auth.invitation.sent", invitation.id())
                        .of(json.writeValueAsBytes(invitation)));
        return invitation;
    }

    /**
     * Those that are open, newest first. Whoever may invite to a site or a group alone sees and
     * withdraws their own: an invitation names no site.
     */
    List<Invitation> page(Me me, @Nullable UUID cursor, int limit) {
        return database.read(() -> invitations.page(limitedTo(me), cursor, limit));
    }

    private static @Nullable PersonId limitedTo(Me me) {
        return me.may(Permission.PEOPLE_INVITE, Scope.WHOLE_COMPANY) ? null : me.person();
    }

    /** Whether it was open. */
    boolean withdraw(Me me, UUID id) {
        return database.write(() -> {
            var withdrawn = invitations.withdraw(id, limitedTo(me), clock.instant());
            if (withdrawn) {
                audit.record(database, record(me, "auth.invitation.withdrawn", id));
            }
            return withdrawn;
        });
    }

    private static AuditRecord record(Me me, String action, UUID id) {
        return new AuditRecord(
                me.company(),
                me.person(),
                null,
                action,
                "auth.invitations",
                id.toString(),
                "administration",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
