package employeehealth.auth.authorization;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthClients;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.grant.ClientGrant;
import employeehealth.auth.grant.ClientGrants;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.auth.oauth.Opaque;
import employeehealth.auth.oauth.RedirectAddress;
import employeehealth.auth.session.Families;
import employeehealth.auth.session.Strength;
import employeehealth.contracts.SessionId;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * A person sees what a program asks for, and answers. The request belongs to the browser that it
 * was opened in and to the person who saw it first: for everybody else it is not there.
 */
@Component
class AnswerAuthorization {

    private static final int NONCE_BYTES = 16;

    private final AuthDatabase database;
    private final AuthorizationRequests requests;
    private final AuthorizedClients authorized;
    private final OAuthClients clients;
    private final ClientGrants grants;
    private final Families sessions;
    private final Endpoints endpoints;
    private final Audit audit;
    private final AuthSettings.OAuth settings;
    private final Clock clock;

    AnswerAuthorization(
            AuthDatabase database,
            AuthorizationRequests requests,
            AuthorizedClients authorized,
            OAuthClients clients,
            ClientGrants grants,
            Families sessions,
            Endpoints endpoints,
            Audit audit,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.authorized = authorized;
        this.clients = clients;
        this.grants = grants;
        this.sessions = sessions;
        this.endpoints = endpoints;
        this.audit = audit;
        this.settings = settings.oauth();
        this.clock = clock;
    }

    /**
     * @param remembered the person has agreed to all of it before, and is not to be asked again
     * @param signInAgain they have to prove who they are once more
     */
    record Question(
            AuthorizationRequest request,
            OAuthClient client,
            boolean remembered,
            boolean signInAgain) {}

    Question question(Me me, String handle, String browser) {
        return database.write(() -> {
            var request = theirs(me, handle, browser);
            if (request.person() == null) {
                requests.belongTo(request.id(), me.person());
                audit.record(database, record(me, request.client(), "auth.authorization.seen"));
            }
            var client = client(request);
            var known = authorized.scopes(me.person(), client.id());
            var asked = request.asked();
            return new Question(
                    request,
                    client,
                    // Anybody can call themselves what a public program is called (RFC 8252 §8.6).
                    !client.kind().isPublic()
                            && !asked.prompt().contains("consent")
                            && known.containsAll(asked.scopes()),
                    isTooLongAgo(request, strength(me).proof(clock.instant()).at()));
        });
    }

    /**
     * @return where the person is sent with the answer
     */
    URI answer(Me me, String handle, String browser, @Nullable Set<OAuthScope> granted) {
        return database.write(() -> {
            var request = theirs(me, handle, browser);
            var client = client(request);
            requests.answered(request.id(), clock.instant());
            if (granted == null) {
                audit.record(database, record(me, client.id(), "auth.authorization.refused"));
                return redirect(request.asked(), "error", "access_denied");
            }
            var code = Opaque.next();
            grant(me, request, client, granted, code);
            return redirect(request.asked(), "code", code);
        });
    }

    private void grant(
            Me me,
            AuthorizationRequest request,
            OAuthClient client,
            Set<OAuthScope> granted,
            String code) {
        var now = clock.instant();
        var asked = request.asked();
        var strength = strength(me);
        var signedInAt = strength.proof(now).at();
        if (isTooLongAgo(request, signedInAt)) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/sign-in-again");
        }
        grants.removeExpired(me.person(), now);
        grants.add(
                new ClientGrant(
                        new SessionId(Ids.next()),
                        me.company(),
                        client.id(),
                        me.person(),
                        me.session(),
                        granted,
                        now.plus(settings.code()),
                        null,
                        asked.redirectUri(),
                        asked.challenge(),
                        asked.nonce(),
                        asked.boundTo(),
                        strength.lasting().code(),
                        signedInAt,
                        Opaque.bytes(NONCE_BYTES),
                        1,
                        now,
                        now,
                        now.plus(settings.absolute()),
                        null),
                code);
        authorized.remember(me.company(), me.person(), client.id(), granted, now);
        audit.record(
                database,
                record(me, client.id(), "auth.authorization.granted")
                        .of(OAuthScope.text(granted).getBytes(StandardCharsets.UTF_8)));
    }

    private AuthorizationRequest theirs(Me me, String handle, String browser) {
        return requests.lock(handle)
                .filter(request -> request.isOpen(clock.instant()))
                .filter(request -> isOf(request, browser))
                .filter(request -> request.person() == null || request.person().equals(me.person()))
                .orElseThrow(AnswerAuthorization::gone);
    }

    private boolean isOf(AuthorizationRequest request, String browser) {
        return request.browser() != null
                && MessageDigest.isEqual(request.browser(), requests.hashOfBrowser(browser));
    }

    static Problem gone() {
        return new Problem(HttpStatus.NOT_FOUND, "auth/authorization-gone");
    }

    private OAuthClient client(AuthorizationRequest request) {
        return clients.find(request.client())
                .filter(OAuthClient::isEnabled)
                .orElseThrow(AnswerAuthorization::gone);
    }

    /**
     * How surely it is the person, in the session in which they answer: it outlasts the grant's
     * making.
     */
    private Strength strength(Me me) {
        return sessions.held(me.person(), me.session()).orElseThrow(Problem::unauthenticated);
    }

    /** At the time of the request: who then proves who they are may take their time to answer. */
    private static boolean isTooLongAgo(AuthorizationRequest request, Instant signedInAt) {
        var asked = request.asked();
        var maxAge = asked.prompt().contains("login") ? Integer.valueOf(0) : asked.maxAge();
        return maxAge != null && signedInAt.plusSeconds(maxAge).isBefore(request.createdAt());
    }

    private URI redirect(Asked asked, String name, String value) {
        var told = new LinkedHashMap<String, @Nullable String>();
        told.put(name, value);
        told.put("state", asked.state());
        told.put("iss", endpoints.issuer());
        return RedirectAddress.of(asked.redirectUri(), told);
    }

    private static AuditRecord record(Me me, UUID client, String action) {
        return new AuditRecord(
                me.company(),
                me.person(),
                me.person(),
                action,
                "auth.oauth_clients",
                client.toString(),
                "sign-in",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
