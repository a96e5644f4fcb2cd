package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.attempt.MailRequests;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.password.NewPasswords;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.recovery.PasswordWords;
import employeehealth.auth.registration.Entitlement.Entry;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a registration and has its address confirmed by mail. Whether the address has an account,
 * may have one, or neither: the answer is the same, and so are the statements. Whoever has one is
 * told by mail.
 */
@Component
class Register {

    private final AuthDatabase database;
    private final Entitlement entitlement;
    private final NewPasswords passwords;
    private final PasswordWords words;
    private final MailRequests requests;
    private final Accounts accounts;
    private final Registrations registrations;
    private final Links links;
    private final Audit audit;
    private final Duration life;
    private final Clock clock;

    Register(
            AuthDatabase database,
            Entitlement entitlement,
            NewPasswords passwords,
            PasswordWords words,
            MailRequests requests,
            Accounts accounts,
            Registrations registrations,
            Links links,
            Audit audit,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.entitlement = entitlement;
        this.passwords = passwords;
        this.words = words;
        this.requests = requests;
        this.accounts = accounts;
        this.registrations = registrations;
        this.links = links;
        this.audit = audit;
        this.life = settings.links().confirmation();
        this.clock = clock;
    }

    /**
     * @param own an address of their own besides, which is confirmed apart from this
     */
    record Wish(
            EmailAddress address,
            String displayName,
            String locale,
            String password,
            @Nullable EmailAddress own) {

        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /**
     * @throws Problem if the password or the invitation is not good
     */
    void ask(Wish wish, @Nullable LinkToken invitation, Origin origin) {
        var entry = entitlement.of(wish.address, invitation);
        passwords.require(
                "password",
                wish.password,
                wish.displayName,
                wish.address.text(),
                words.ofCompany(entry.map(Entry::company).orElse(Links.NOWHERE)));
        var name = SignInName.of(wish.address);
        var again = requests.count(name, origin);
        var hash = passwords.hash(wish.password);
        var account = accounts.find(name).filter(found -> again);
        var open = entry.filter(found -> found.open() && again && account.isEmpty());
        var company =
                account.map(Person::company)
                        .or(() -> open.map(Entry::company))
                        .orElse(Links.NOWHERE);
        Tenant.of(company).run(() -> database.write(() -> ask(company, account, open, wish, hash)));
    }

    private void ask(
            CompanyId company,
            Optional<Person> account,
            Optional<Entry> open,
            Wish wish,
            String hash) {
        var registration =
                open.map(entry -> registration(entry, wish, hash)).orElseGet(() -> empty(company));
        registrations.removeExpired(clock.instant());
        registrations.put(registration);
        if (account.isPresent()) {
            var person = account.get().id();
            var tried = SignInName.of(wish.address).asId();
            links.mail(person, LinkPurpose.ALREADY_REGISTERED, tried, life);
        } else if (open.isPresent()) {
            links.mail(registration.person(), LinkPurpose.REGISTRATION, registration.id(), life);
        } else {
            links.mailNobody(LinkPurpose.REGISTRATION, life);
        }
        audit.record(database, asked(company, registration.id()));
    }

    private Registration registration(Entry entry, Wish wish, String hash) {
        return new Registration(
                Ids.next(),
                entry.company(),
                entry.person(),
                wish.address.text(),
                wish.displayName,
                wish.locale,
                hash,
                entry.invitation(),
                wish.own == null ? null : wish.own.text(),
                clock.instant().plus(life));
    }

    /** Nothing of what a stranger wrote, nor of whom they named. */
    private Registration empty(CompanyId company) {
        var id = Ids.next();
        return new Registration(
                id,
                company,
                LinkRequested.NOBODY,
                id.toString(),
                "",
                "",
                "",
                null,
                null,
                clock.instant());
    }

    private static AuditRecord asked(CompanyId company, UUID registration) {
        return new AuditRecord(
                company.equals(Links.NOWHERE) ? null : company,
                null,
                null,
                "auth.registration.asked",
                "auth.registrations",
                registration.toString(),
                "registration",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
