package employeehealth.auth.provider;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.EverybodysDomains;
import employeehealth.auth.person.People;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides whose word a company takes. Asks the provider first, then writes once. */
@Component
class ManageProviders {

    private static final String TABLE = "auth.identity_providers";

    private final AuthDatabase database;
    private final IdentityProviders providers;
    private final FederatedDomains domains;
    private final Discovery discovery;
    private final CredentialSeal seal;
    private final People people;
    private final Families families;
    private final AdminApi admin;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final Addresses addresses;
    private final AuthSettings.Federation settings;
    private final Clock clock;

    ManageProviders(
            AuthDatabase database,
            IdentityProviders providers,
            FederatedDomains domains,
            Discovery discovery,
            CredentialSeal seal,
            People people,
            Families families,
            AdminApi admin,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            Addresses addresses,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.providers = providers;
        this.domains = domains;
        this.discovery = discovery;
        this.seal = seal;
        this.people = people;
        this.families = families;
        this.admin = admin;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.addresses = addresses;
        this.settings = settings.federation();
        this.clock = clock;
    }

    IdentityProvider add(Me me, NewProvider wanted, @Nullable String key) {
        var issuer = issuer(wanted);
        check(me, wanted, issuer, true);
        return database.write(() -> {
            var id = Ids.next();
            var body = json.writeValueAsString(wanted).getBytes(StandardCharsets.UTF_8);
            var earlier = idempotency.claim(database, key, "POST providers", body, id.toString());
            if (earlier.isPresent()) {
                return providers
                        .find(UUID.fromString(earlier.get()))
                        .orElseThrow(Problem::notFound);
            }
            var provider = made(me, wanted, id, issuer);
            providers.add(provider);
            setDomains(me, provider, wanted);
            var added = providers.find(id).orElseThrow();
            audit.record(
                    database, record(me, id, "auth.identity-provider.added").of(content(added)));
            return added;
        });
    }

    private void check(Me me, NewProvider wanted, String issuer, boolean isNew) {
        var faults = wanted.faults(isNew);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        // Who maps claims to roles hands out roles.
        if (!wanted.wantedRules().mapping().isEmpty()
                && !me.may(Permission.ROLES_MANAGE, Scope.WHOLE_COMPANY)) {
            throw Problem.forbidden();
        }
        discovery.mustFit(issuer, wanted.kind(), wanted.authentication());
    }

    private String issuer(NewProvider wanted) {
        return wanted.isNational()
                ? settings.proSanteConnect().toString()
                : Objects.requireNonNullElse(wanted.issuer(), "");
    }

    private IdentityProvider made(Me me, NewProvider wanted, UUID id, String issuer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var credential = credential(wanted, id, 1, null);
        return new IdentityProvider(
                id,
                me.company(),
                wanted.kind(),
                wanted.name(),
                issuer,
                wanted.clientId(),
                wanted.authentication(),
                credential.sealed,
                credential.publicKey,
                List.of(),
                wanted.wantedRules(),
                wanted.makesAccounts(),
                wanted.keepsPasswords(),
                Boolean.TRUE.equals(wanted.signOutThere()),
                1,
                now,
                now);
    }

    private record Credential(byte[] sealed, @Nullable String publicKey) {

        @Override
        public String toString() {
            return "Credential[hidden]";
        }
    }

    /**
     * @param before none for a new provider; of the same kind it is kept unless there is another
     */
    private Credential credential(
            NewProvider wanted, UUID id, int version, @Nullable IdentityProvider before) {
        var kept = before != null && before.proof() == wanted.authentication();
        return switch (wanted.authentication()) {
            case CLIENT_SECRET -> {
                var secret = wanted.secret();
                if (secret == null && !kept) {
                    throw Problem.invalid(List.of(new FieldFault("secret", "field.missing")));
                }
                yield secret == null
                        ? new Credential(Objects.requireNonNull(before).credential(), null)
                        : new Credential(seal.seal(TABLE, id, secret), null);
            }
            case PRIVATE_KEY_JWT -> {
                if (kept) {
                    yield new Credential(
                            Objects.requireNonNull(before).credential(), before.publicKey());
                }
                var key = OwnKey.make(id, version);
                yield new Credential(
                        seal.seal(TABLE, id, key.toJSONString()), key.toPublicJWK().toJSONString());
            }
        };
    }

    IdentityProvider change(Me me, UUID id, NewProvider wanted, @Nullable String seen) {
        var known = database.read(() -> providers.find(id)).orElseThrow(Problem::notFound);
        mustBeTheSame(known, wanted);
        check(me, wanted, known.issuer(), false);
        IfMatch.require(seen, tag(known));
        takeBackRoles(known, wanted);
        return database.write(() -> {
            var before = seen(id, seen);
            var version = before.version() + 1;
            var credential = credential(wanted, id, version, before);
            var after =
                    new IdentityProvider(
                            id,
                            before.company(),
                            before.kind(),
                            wanted.name(),
                            before.issuer(),
                            wanted.clientId(),
                            wanted.authentication(),
                            credential.sealed,
                            credential.publicKey,
                            before.domains(),
                            wanted.wantedRules(),
                            wanted.makesAccounts(),
                            wanted.keepsPasswords(),
                            Boolean.TRUE.equals(wanted.signOutThere()),
                            version,
                            before.createdAt(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS));
            providers.change(after);
            setDomains(me, after, wanted);
            var changed = providers.find(id).orElseThrow();
            audit.record(
                    database,
                    record(me, id, "auth.identity-provider.changed")
                            .changed(content(before), content(changed)));
            return changed;
        });
    }

    /** What it does not give any more ends now; the rest comes back at their next sign-in. */
    private void takeBackRoles(IdentityProvider known, NewProvider wanted) {
        if (wanted.wantedRules().givesLessThan(known.rules())) {
            database.read(() -> people(known))
                    .forEach(person ->
                            admin.federated(
                                    known.company(),
                                    person,
                                    new FederatedRoles(known.id(), Set.of())));
        }
    }

    private static void mustBeTheSame(IdentityProvider known, NewProvider wanted) {
        if (wanted.kind() != known.kind()) {
            throw Problem.invalid(List.of(new FieldFault("kind", "field.provider-fixed")));
        }
        if (!wanted.isNational() && !known.issuer().equals(wanted.issuer())) {
            throw Problem.invalid(List.of(new FieldFault("issuer", "field.provider-fixed")));
        }
    }

    /**
     * Whoever it has signed in is signed out, and comes in another way; what it made of people they
     * are not any more.
     */
    void remove(Me me, UUID id, @Nullable String seen) {
        var linked =
                database.read(() -> {
                    var provider = providers.find(id).orElseThrow(Problem::notFound);
                    IfMatch.require(seen, tag(provider));
                    return people(provider);
                });
        // First: were the neighbour down, roles would stay that nobody takes away any more.
        linked.forEach(
                person -> admin.federated(me.company(), person, new FederatedRoles(id, Set.of())));
        database.write(() -> {
            var provider = seen(id, seen);
            var linkedByNow = people(provider);
            providers.remove(id);
            // Last: who was signing in meanwhile waited for their link, and finds none.
            linkedByNow.forEach(person -> families.endFederated(person, End.UNLINKED));
            audit.record(
                    database,
                    record(me, id, "auth.identity-provider.removed")
                            .changed(content(provider), null));
        });
    }

    private List<PersonId> people(IdentityProvider provider) {
        return database.sql("select person_id from auth.federated_identities where provider = :id")
                .param("id", provider.id())
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    private IdentityProvider seen(UUID id, @Nullable String seen) {
        var provider = providers.lock(id).orElseThrow(Problem::notFound);
        IfMatch.require(seen, tag(provider));
        return provider;
    }

    static String tag(IdentityProvider provider) {
        return String.valueOf(provider.version());
    }

    /**
     * A company says of its own domains alone whose people they are: that an administrator has an
     * address there proves it, now or when it was allowed for registering.
     */
    private void setDomains(Me me, IdentityProvider provider, NewProvider wanted) {
        var names = wanted.spelled().orElseThrow();
        for (var domain : names) {
            if (provider.domains().contains(domain)) {
                continue;
            }
            if (EverybodysDomains.contain(domain)
                    || domains.isTaken(domain, me.company(), provider.id())
                    || !isOf(me, domain) && !domains.isAllowed(domain, me.company())) {
                throw new Problem(HttpStatus.CONFLICT, "auth/domain-not-proven");
            }
        }
        domains.set(provider, names);
    }

    private boolean isOf(Me me, String domain) {
        return people.find(me.person())
                .flatMap(person -> EmailAddress.parse(person.email()))
                .filter(address -> address.domain().equals(domain))
                .isPresent();
    }

    private static AuditRecord record(Me me, UUID id, String action) {
        return new AuditRecord(
                me.company(),
                me.person(),
                null,
                action,
                TABLE,
                id.toString(),
                "administration",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    /** All that an administrator can set, the secret by its seal. */
    private byte[] content(IdentityProvider provider) {
        return json.writeValueAsBytes(
                List.of(ProviderView.of(provider, addresses), provider.credential()));
    }
}
