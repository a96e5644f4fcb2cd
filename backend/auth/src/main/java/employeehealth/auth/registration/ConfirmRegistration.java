package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.NewPeople;
import employeehealth.auth.personal.OwnAddress;
import employeehealth.auth.signin.PasswordProof;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Makes the account of whoever has both the mailbox and the password of a registration. Were the
 * mailbox enough, somebody could register with another's address and a password of their own, and
 * wait until the owner confirms it.
 */
@Component
class ConfirmRegistration {

    private static final Logger log = LoggerFactory.getLogger(ConfirmRegistration.class);

    private final AuthDatabase database;
    private final Links links;
    private final Registrations registrations;
    private final Entitlement entitlement;
    private final PasswordProof proof;
    private final NewPeople newPeople;
    private final OwnAddress own;
    private final Jobs jobs;
    private final JoinJob join;
    private final AdminApi admin;
    private final Audit audit;
    private final Clock clock;

    ConfirmRegistration(
            AuthDatabase database,
            Links links,
            Registrations registrations,
            Entitlement entitlement,
            PasswordProof proof,
            NewPeople newPeople,
            OwnAddress own,
            Jobs jobs,
            JoinJob join,
            AdminApi admin,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.registrations = registrations;
        this.entitlement = entitlement;
        this.proof = proof;
        this.newPeople = newPeople;
        this.own = own;
        this.jobs = jobs;
        this.join = join;
        this.admin = admin;
        this.audit = audit;
        this.clock = clock;
    }

    void confirm(LinkToken token, String password, Origin origin) {
        var registration = Tenant.of(token.company()).get(() -> confirmed(token, password, origin));
        askForOwn(registration, origin);
        try {
            admin.joined(registration.company(), registration.person());
        } catch (RuntimeException e) {
            // The job says it again, for as long as it takes.
            log.info("admin was not told at once: {}", e.getClass().getSimpleName());
        }
    }

    /** The account is there all the same: what is not asked for now is asked for on its pages. */
    private void askForOwn(Registration registration, Origin origin) {
        var given = Optional.ofNullable(registration.personalEmail()).flatMap(EmailAddress::parse);
        try {
            given.ifPresent(address ->
                    Tenant.of(registration.company())
                            .run(() ->
                                    own.ask(
                                            registration.company(),
                                            registration.person(),
                                            address,
                                            origin)));
        } catch (RuntimeException e) {
            log.info("a personal address was not asked for: {}", e.getClass().getSimpleName());
        }
    }

    private Registration confirmed(LinkToken token, String password, Origin origin) {
        var link = links.check(token, LinkPurpose.REGISTRATION);
        var registration =
                database.read(() -> registrations.find(link.about())).orElseThrow(Links::ended);
        proof.require(registration.who(), password, origin);
        try {
            database.write(() -> make(token, registration));
        } catch (DuplicateKeyException taken) {
            throw Links.ended(); // somebody has this address by now
        }
        return registration;
    }

    /**
     * @throws Problem if any of what it rests on is gone
     */
    private void make(LinkToken token, Registration registration) {
        var now = clock.instant();
        links.use(token, LinkPurpose.REGISTRATION);
        if (!registrations.remove(registration.id()) || !entitlement.isTaken(registration, now)) {
            throw Links.ended();
        }
        var who = registration.who();
        newPeople.add(who, now);
        jobs.schedule(database, join, who.id().toString(), new JoinJob.Who(who.id().value()), now);
        audit.record(
                database,
                new AuditRecord(
                        who.company(),
                        who.id(),
                        who.id(),
                        "auth.person.registered",
                        "auth.people",
                        who.id().toString(),
                        "registration",
                        AuditRecord.Outcome.SUCCESS,
                        who.content()));
    }
}
