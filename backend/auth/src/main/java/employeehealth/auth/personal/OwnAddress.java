package employeehealth.auth.personal;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.attempt.MailRequests;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.NewPeople;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.PersonalAddressAdded;
import employeehealth.contracts.auth.PersonalAddressRemoved;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Lets somebody sign in with an address of their own as well. It counts once its link was opened by
 * the very person who is signed in: a mistyped address would else hand the account to a stranger.
 */
@Component
public class OwnAddress {

    private final AuthDatabase database;
    private final People people;
    private final PersonalAddresses addresses;
    private final MailRequests requests;
    private final Accounts accounts;
    private final NewPeople names;
    private final Links links;
    private final Audit audit;
    private final Outbox outbox;
    private final Duration life;
    private final Clock clock;

    OwnAddress(
            AuthDatabase database,
            People people,
            PersonalAddresses addresses,
            MailRequests requests,
            Accounts accounts,
            NewPeople names,
            Links links,
            Audit audit,
            Outbox outbox,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.people = people;
        this.addresses = addresses;
        this.requests = requests;
        this.accounts = accounts;
        this.names = names;
        this.links = links;
        this.audit = audit;
        this.outbox = outbox;
        this.life = settings.links().confirmation();
        this.clock = clock;
    }

    /**
     * Says the same, in the same steps, if another account has the address; its owner is told. The
     * tenant is the person's company.
     */
    public void ask(CompanyId of, PersonId person, EmailAddress address, Origin origin) {
        var name = SignInName.of(address);
        var again = requests.count(name, origin);
        var account = accounts.find(name);
        var pending = Ids.next();
        database.write(() -> {
            addresses.wanted(of, person, pending, address.text());
            record(of, person, "auth.personal-address.asked", null, address.text());
        });
        var company = !again ? Links.NOWHERE : account.map(Person::company).orElse(of);
        Tenant.of(company)
                .run(() ->
                        database.write(() -> {
                            if (!again) {
                                links.mailNobody(LinkPurpose.PERSONAL_ADDRESS, life);
                            } else if (account.isPresent()) {
                                alreadyTaken(account.get(), name);
                            } else {
                                confirm(person, pending);
                            }
                        }));
    }

    private void alreadyTaken(Person owner, SignInName name) {
        links.mail(owner.id(), LinkPurpose.ALREADY_REGISTERED, name.asId(), life);
    }

    private void confirm(PersonId person, UUID pending) {
        links.mail(person, LinkPurpose.PERSONAL_ADDRESS, pending, life);
    }

    void confirm(Me me, LinkToken token) {
        var link =
                Tenant.of(token.company())
                        .get(() -> links.check(token, LinkPurpose.PERSONAL_ADDRESS));
        if (!link.company().equals(me.company()) || !link.person().equals(me.person())) {
            throw Links.ended();
        }
        var person = person(me);
        try {
            database.write(() -> confirm(me, person, token));
        } catch (DuplicateKeyException taken) {
            throw Links.ended(); // somebody has this address by now
        }
    }

    private void confirm(Me me, Person person, LinkToken token) {
        var about = links.use(token, LinkPurpose.PERSONAL_ADDRESS).about();
        var address =
                addresses
                        .lock(person.id())
                        .filter(found -> about.equals(found.pendingId()))
                        .orElseThrow(Links::ended);
        var before = address.email();
        var now = address.pendingEmail();
        if (now == null) {
            throw Links.ended();
        }
        if (before != null) {
            end(person, before);
        }
        names.addName(person, SignInName.of(now));
        addresses.confirm(person.id());
        record(me.company(), me.person(), "auth.personal-address.added", before, now);
        outbox.publish(database, new PersonalAddressAdded(person.id(), clock.instant()));
    }

    void remove(Me me) {
        var person = person(me);
        database.write(() -> {
            var address = addresses.lock(person.id()).orElseThrow(Problem::notFound);
            if (address.email() != null) {
                end(person, address.email());
                outbox.publish(database, new PersonalAddressRemoved(person.id(), clock.instant()));
            }
            addresses.remove(person.id());
            var before = address.email() == null ? address.pendingEmail() : address.email();
            record(me.company(), me.person(), "auth.personal-address.removed", before, null);
        });
    }

    /** Tells that address, too: whoever takes over an account begins with its way back. */
    private void end(Person person, String address) {
        // Sent there, or about to be: it must not go to the company's mailbox instead.
        links.end(LinkPurpose.ACCOUNT_RECOVERY, person.id().value());
        names.removeName(person, SignInName.of(address));
        links.tell(person.id(), LinkPurpose.PERSONAL_ADDRESS_REMOVED, address);
    }

    private Person person(Me me) {
        return database.read(() -> people.find(me.person())).orElseThrow(Problem::unauthenticated);
    }

    private void record(
            CompanyId company,
            PersonId person,
            String action,
            @Nullable String before,
            @Nullable String after) {
        audit.record(
                database,
                AuditRecord.own(company, person, action, "auth.personal_addresses", person)
                        .changed(content(before), content(after)));
    }

    private static byte @Nullable [] content(@Nullable String address) {
        return address == null ? null : address.getBytes(StandardCharsets.UTF_8);
    }
}
