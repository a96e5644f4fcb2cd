package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.federation.FindAccount.Found;
import employeehealth.auth.person.Person;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.auth.provider.ProviderKind;
import employeehealth.auth.signin.Client;
import employeehealth.auth.signin.Completion;
import employeehealth.auth.signin.SignInOutcome;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Signs in who has come back from a provider: finds the account, has its roles brought up to what
 * the provider says, and hands over what was proven to where every way to sign in ends.
 */
@Component
class FinishFederation {

    private final AuthDatabase database;
    private final SignInsOnTheirWay signIns;
    private final IdentityProviders providers;
    private final FindAccount accounts;
    private final FederatedIdentities links;
    private final FederatedSessions sessions;
    private final FederationRecords records;
    private final AdminApi admin;
    private final Factors factors;
    private final Completion completion;
    private final String nationalAcr;
    private final Clock clock;

    FinishFederation(
            AuthDatabase database,
            SignInsOnTheirWay signIns,
            IdentityProviders providers,
            FindAccount accounts,
            FederatedIdentities links,
            FederatedSessions sessions,
            FederationRecords records,
            AdminApi admin,
            Factors factors,
            Completion completion,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.signIns = signIns;
        this.providers = providers;
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.records = records;
        this.admin = admin;
        this.factors = factors;
        this.completion = completion;
        this.nationalAcr = settings.federation().proSanteConnectAcr();
        this.clock = clock;
    }

    /** What has come back, from whom. */
    record Arrived(OnItsWay signIn, IdentityProvider provider, Said said) {}

    /**
     * @throws Problem if it was refused, or the account it is about is not known yet
     */
    SignInOutcome finish(Handle handle, String browser, Client client) {
        return Tenant.of(handle.company()).get(() -> finish(arrived(handle, browser), client));
    }

    /**
     * Within the company.
     *
     * @throws Problem if nothing is there for this browser, or nothing can come of it
     */
    Arrived arrived(Handle handle, String browser) {
        var one =
                database.read(() -> signIns.find(handle, browser))
                        .filter(found -> found.arrivedAt() != null)
                        .orElseThrow(FinishFederation::ended);
        var refused = one.refused();
        if (refused != null) {
            throw Refusal.problem(refused);
        }
        return new Arrived(
                one,
                database.read(() -> providers.find(one.provider()))
                        .orElseThrow(FinishFederation::ended),
                signIns.said(one).orElseThrow(FinishFederation::ended));
    }

    private SignInOutcome finish(Arrived arrived, Client client) {
        mustBeSureEnough(arrived);
        var found = accounts.find(arrived.provider, arrived.said);
        bringRolesUpToDate(arrived, found.person());
        var proven = proven(arrived, found.person());
        mustBeOpenTo(arrived.provider, found.person(), proven);
        var outcome =
                completion.complete(found.person(), client, proven, () -> use(arrived, found));
        return switch (outcome) {
            case SignInOutcome.SignedIn(var grant) ->
                    remembered(outcome, arrived, found, grant.refreshToken().session());
            case SignInOutcome.SecondFactorRequired ignored ->
                    remembered(outcome, arrived, found, null);
            case SignInOutcome.WrongCode ignored -> throw ended();
            default -> outcome;
        };
    }

    private void mustBeSureEnough(Arrived arrived) {
        if (arrived.provider.kind() == ProviderKind.PRO_SANTE_CONNECT
                && !AssuranceRule.isEnough(arrived.said, nationalAcr)) {
            throw Refusal.problem(Refusal.NOT_GENUINE.problem());
        }
    }

    /** Before the rights are read; what a provider has given and gives no more is taken back. */
    private void bringRolesUpToDate(Arrived arrived, Person person) {
        var provider = arrived.provider;
        if (provider.kind() == ProviderKind.OIDC) {
            var roles = provider.rules().rolesOf(arrived.said.groups());
            admin.federated(
                    provider.company(), person.id(), new FederatedRoles(provider.id(), roles));
        }
    }

    private Assurance proven(Arrived arrived, Person person) {
        var now = clock.instant();
        return switch (arrived.provider.kind()) {
            case PRO_SANTE_CONNECT -> Assurance.by(Method.PRO_SANTE_CONNECT, now);
            case OIDC ->
                    AssuranceRule.of(
                            arrived.said,
                            arrived.provider.rules(),
                            !database.read(() -> factors.of(person.id())).isEmpty(),
                            now);
        };
    }

    private void mustBeOpenTo(IdentityProvider provider, Person person, Assurance proven) {
        var standing = accounts.standing(provider, person.id());
        if (!proven.opens(standing)) {
            throw refused(provider, person, "not-for-care", FindAccount.notForCare());
        }
        if (provider.kind() == ProviderKind.PRO_SANTE_CONNECT
                && !Assurance.isOfCare(standing.roles())) {
            throw refused(
                    provider,
                    person,
                    "only-for-care",
                    new Problem(HttpStatus.FORBIDDEN, "auth/federation-only-for-care"));
        }
    }

    private Problem refused(IdentityProvider provider, Person person, String why, Problem problem) {
        database.write(() -> records.refused(provider, person.id(), why));
        return problem;
    }

    private boolean use(Arrived arrived, Found found) {
        if (!signIns.finish(arrived.signIn.id())
                || !links.used(found.link().id(), clock.instant())) {
            return false;
        }
        records.used(arrived.provider.company(), found.person().id(), found.link().id());
        return true;
    }

    private SignInOutcome remembered(
            SignInOutcome outcome, Arrived arrived, Found found, @Nullable SessionId session) {
        database.write(() ->
                sessions.add(arrived.provider.company(), found.link(), session, arrived.said));
        return outcome;
    }

    /** None, too old, used, or of another browser: nobody is told which. */
    static Problem ended() {
        return new Problem(HttpStatus.GONE, "auth/federation-ended");
    }

    static Handle handle(String text) {
        return Handle.parse(text).orElseThrow(FinishFederation::ended);
    }

    static String browser(Optional<String> cookie) {
        return cookie.orElseThrow(FinishFederation::ended);
    }
}
