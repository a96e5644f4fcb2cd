package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.person.Accounts;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Ties one's own account to who one is at a provider, and unties it. */
@Component
class LinkAccount {

    private final AuthDatabase database;
    private final FinishFederation finish;
    private final FindAccount find;
    private final SignInsOnTheirWay signIns;
    private final FederatedIdentities links;
    private final IdentityProviders providers;
    private final Accounts accounts;
    private final People people;
    private final Factors factors;
    private final Families families;
    private final AdminApi admin;
    private final FederationRecords records;

    LinkAccount(
            AuthDatabase database,
            FinishFederation finish,
            FindAccount find,
            SignInsOnTheirWay signIns,
            FederatedIdentities links,
            IdentityProviders providers,
            Accounts accounts,
            People people,
            Factors factors,
            Families families,
            AdminApi admin,
            FederationRecords records) {
        this.database = database;
        this.finish = finish;
        this.find = find;
        this.signIns = signIns;
        this.links = links;
        this.providers = providers;
        this.accounts = accounts;
        this.people = people;
        this.factors = factors;
        this.families = families;
        this.admin = admin;
        this.records = records;
    }

    /**
     * Who came back from the provider in this browser is who is signed in here. Where the provider
     * names an address that is a colleague's here, they are not; of other addresses it is not asked
     * whether they have an account, which is nobody's business.
     */
    Link link(Me me, Handle handle, String browser) {
        if (!handle.company().equals(me.company())) {
            throw FinishFederation.ended();
        }
        var arrived = finish.arrived(handle, browser);
        find.mustBeOpenTo(arrived.provider(), me.person());
        var named =
                Optional.ofNullable(arrived.said().email())
                        .flatMap(EmailAddress::parse)
                        .filter(address -> arrived.provider().owns(address.domain()))
                        .map(SignInName::of)
                        .flatMap(accounts::find)
                        .filter(person -> person.company().equals(me.company()))
                        .map(Person::id);
        if (named.isPresent() && !named.get().equals(me.person())) {
            throw new Problem(HttpStatus.CONFLICT, "auth/federation-other-account");
        }
        return database.write(() -> {
            if (!signIns.finish(arrived.signIn().id())) {
                throw FinishFederation.ended();
            }
            return find.link(arrived.provider(), arrived.said(), me.person(), Link.By.ACCOUNT);
        });
    }

    /** What it gave goes with it, and so do the sessions that it vouched for. */
    void unlink(Me me, UUID id, @Nullable String seen) {
        var link = database.read(() -> removable(me, id, seen));
        // First: were the neighbour down, roles would stay that nobody takes away any more. Whoever
        // is refused below, since another way has just gone, has them again at the next sign-in.
        admin.federated(me.company(), me.person(), new FederatedRoles(link.provider(), Set.of()));
        database.write(() -> {
            people.oneWayAtATime(me.person());
            var known = removable(me, id, seen);
            links.remove(id);
            families.endFederated(me.person(), End.UNLINKED);
            records.unlinked(me.company(), me.person(), known);
        });
    }

    private Link removable(Me me, UUID id, @Nullable String seen) {
        var link = links.find(me.person(), id).orElseThrow(Problem::notFound);
        IfMatch.require(seen, tag(link));
        if (isTheLastWay(me, link)) {
            throw new Problem(HttpStatus.CONFLICT, "auth/last-factor");
        }
        return link;
    }

    /** Without a password, a passkey or another provider nobody comes in again. */
    private boolean isTheLastWay(Me me, Link link) {
        var hasPassword =
                people.find(me.person()).map(person -> person.passwordHash() != null).orElse(false);
        return !hasPassword
                && factors.of(me.person()).stream().noneMatch(method -> method.resistsPhishing())
                && links.of(me.person()).stream().allMatch(other -> other.id().equals(link.id()));
    }

    /** It never changes but by going. */
    static String tag(Link link) {
        return link.id().toString();
    }

    String nameOf(Link link) {
        return providers.find(link.provider()).orElseThrow(Problem::notFound).name();
    }
}
