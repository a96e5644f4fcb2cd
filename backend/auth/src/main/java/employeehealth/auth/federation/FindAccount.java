package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.membership.Memberships;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.NewPeople;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.ProviderKind;
import employeehealth.auth.registration.JoinJob;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whose account it is that a provider speaks of. Issuer and subject say so once they are linked.
 * Before that an address does, if the provider has verified it and its domain is the company's;
 * whatever else there is, the person shows that the account here is theirs.
 */
@Component
class FindAccount {

    private static final int LONGEST_NAME = 120;

    private final AuthDatabase database;
    private final FederatedIdentities links;
    private final Accounts accounts;
    private final People people;
    private final NewPeople newPeople;
    private final Memberships memberships;
    private final AdminApi admin;
    private final Jobs jobs;
    private final JoinJob join;
    private final FederationRecords records;
    private final Clock clock;

    FindAccount(
            AuthDatabase database,
            FederatedIdentities links,
            Accounts accounts,
            People people,
            NewPeople newPeople,
            Memberships memberships,
            AdminApi admin,
            Jobs jobs,
            JoinJob join,
            FederationRecords records,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.newPeople = newPeople;
        this.memberships = memberships;
        this.admin = admin;
        this.jobs = jobs;
        this.join = join;
        this.records = records;
        this.clock = clock;
    }

    /** An account and what ties it to the provider. */
    record Found(Person person, Link link) {}

    /**
     * @throws Problem if nothing ties them together, or the company does not make accounts
     */
    Found find(IdentityProvider provider, Said said) {
        var linked = database.read(() -> links.find(provider, said.subject()));
        if (linked.isPresent()) {
            var person = database.read(() -> people.find(linked.get().person()));
            return new Found(person.orElseThrow(FindAccount::notLinked), linked.get());
        }
        var address = owned(provider, said).orElseThrow(FindAccount::notLinked);
        var known = accounts.find(SignInName.of(address));
        return known.isPresent()
                ? byAddress(provider, said, known.get())
                : made(provider, said, address);
    }

    /** An address for which this provider's word is good. */
    private static Optional<EmailAddress> owned(IdentityProvider provider, Said said) {
        return Optional.ofNullable(said.email())
                .filter(email -> said.verified())
                .flatMap(EmailAddress::parse)
                .filter(address -> provider.owns(address.domain()))
                .filter(address -> !address.isSubAddress());
    }

    private Found byAddress(IdentityProvider provider, Said said, Person person) {
        if (!person.company().equals(provider.company())) {
            throw notLinked();
        }
        mustBeOpenTo(provider, person.id());
        return database.write(
                () -> new Found(person, link(provider, said, person.id(), Link.By.ADDRESS)));
    }

    /** The employer's word does not even tie itself to an account that it does not open. */
    void mustBeOpenTo(IdentityProvider provider, PersonId person) {
        if (provider.kind() == ProviderKind.OIDC
                && !Assurance.isOpenToTheCompany(standing(provider, person))) {
            throw notForCare();
        }
    }

    Standing standing(IdentityProvider provider, PersonId person) {
        return admin.standing(provider.company(), person);
    }

    private Found made(IdentityProvider provider, Said said, EmailAddress address) {
        if (!provider.justInTime()) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/federation-no-account");
        }
        if (database.read(() -> memberships.hasLeft(address.text()))) {
            throw notLinked();
        }
        var person = newcomer(provider, said, address);
        try {
            var link = database.write(() -> make(provider, said, person));
            admin.joined(provider.company(), person.id());
            return new Found(person, link);
        } catch (DuplicateKeyException takenMeanwhile) {
            throw notLinked();
        }
    }

    private Link make(IdentityProvider provider, Said said, Person person) {
        var now = clock.instant();
        newPeople.add(person, now);
        jobs.schedule(
                database, join, person.id().toString(), new JoinJob.Who(person.id().value()), now);
        records.made(person);
        return link(provider, said, person.id(), Link.By.MADE);
    }

    private static Person newcomer(IdentityProvider provider, Said said, EmailAddress address) {
        return new Person(
                new PersonId(Ids.next()),
                provider.company(),
                address.text(),
                name(said, address),
                language(said),
                null);
    }

    /** Clean, on one line: it stands in mails and lists. */
    private static String name(Said said, EmailAddress address) {
        var clean =
                Objects.requireNonNullElse(said.name(), "")
                        .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ")
                        .strip();
        var name = clean.isEmpty() ? address.local() : clean;
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String language(Said said) {
        var locale = said.locale();
        return locale != null && locale.toLowerCase(Locale.ROOT).startsWith("en") ? "en" : "fr";
    }

    /** Within a transaction. A company has no word about whoever has left it. */
    Link link(IdentityProvider provider, Said said, PersonId person, Link.By by) {
        if (provider.kind() == ProviderKind.OIDC && memberships.hasLeft(person)) {
            throw notLinked();
        }
        var link =
                new Link(
                        Ids.next(),
                        person,
                        provider.id(),
                        said.professionalId(),
                        by,
                        clock.instant(),
                        null);
        if (!links.add(provider.company(), provider, said.subject(), link)) {
            // Someone else there has this person's address now, or their own was linked elsewhere.
            throw new Problem(HttpStatus.CONFLICT, "auth/federation-other-identity");
        }
        records.linked(provider.company(), person, link);
        return link;
    }

    /** The same whether or not there is an account with such an address. */
    static Problem notLinked() {
        return new Problem(HttpStatus.CONFLICT, "auth/federation-not-linked");
    }

    static Problem notForCare() {
        return new Problem(HttpStatus.FORBIDDEN, "auth/federation-not-for-care");
    }
}
