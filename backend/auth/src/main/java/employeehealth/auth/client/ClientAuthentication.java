package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Which program sends a request, by the one way in which it is registered to prove it (RFC 6749
 * section 2.3). Whoever fails learns nothing of why.
 */
@Component
public class ClientAuthentication {

    private static final String BASIC = "Basic ";
    private static final String ASSERTION_TYPE =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** RFC 6749 appendix A.1 allows more; ours are base64url, and words of the demo. */
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final AuthDatabase database;
    private final OAuthClients clients;
    private final ClientSecrets secrets;
    private final Assertions assertions;
    private final Audit audit;
    private final Clock clock;

    ClientAuthentication(
            AuthDatabase database,
            OAuthClients clients,
            ClientSecrets secrets,
            Assertions assertions,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.clients = clients;
        this.secrets = secrets;
        this.assertions = assertions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody presents. */
    private sealed interface Proof {
        record Secret(String clientId, String secret) implements Proof {
            @Override
            public String toString() {
                return "Secret[hidden]";
            }
        }

        record Assertion(String clientId, String text) implements Proof {
            @Override
            public String toString() {
                return "Assertion[hidden]";
            }
        }

        record Nothing(String clientId) implements Proof {}

        String clientId();
    }

    /** A program that is there and not disabled, whoever asks. */
    public Optional<OAuthClient> find(String clientId) {
        return known(clientId).map(OAuthClients.Known::client);
    }

    /** What no program is called is not looked for: it may hold what no database takes. */
    private Optional<OAuthClients.Known> known(String clientId) {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            return Optional.empty();
        }
        return clients.ofAnyCompany(clientId, clock.instant())
                .filter(known -> known.client().isEnabled());
    }

    /** The program, proven; a public one by its name alone, as everything that it may do allows. */
    public OAuthClient require(HttpServletRequest request, Parameters parameters) {
        var proof = proof(request.getHeader(HttpHeaders.AUTHORIZATION), parameters);
        var known = known(proof.clientId()).orElseThrow(OAuthRefusal::invalidClient);
        var client = known.client();
        if (!Tenant.of(client.company()).get(() -> proves(proof, known))) {
            Tenant.of(client.company()).run(() -> audit.append(database, refused(client)));
            throw OAuthRefusal.invalidClient();
        }
        return client;
    }

    private boolean proves(Proof proof, OAuthClients.Known known) {
        var client = known.client();
        return switch (proof) {
            case Proof.Secret(_, var secret) ->
                    client.kind() == ClientKind.SECRET
                            && secrets.matches(client, secret, known.secrets());
            case Proof.Assertion(_, var text) ->
                    client.kind() == ClientKind.PRIVATE_KEY && assertions.accepts(text, client);
            case Proof.Nothing(_) -> client.kind().isPublic();
        };
    }

    private static AuditRecord refused(OAuthClient client) {
        return new AuditRecord(
                client.company(),
                null,
                null,
                "auth.oauth-client.refused",
                "auth.oauth_clients",
                client.id().toString(),
                "sign-in",
                AuditRecord.Outcome.REFUSED,
                null);
    }

    private static Proof proof(@Nullable String header, Parameters parameters) {
        var ways =
                List.of(header != null, parameters.has("client_secret"), asserts(parameters))
                        .stream()
                        .filter(way -> way)
                        .count();
        if (ways > 1) {
            throw OAuthRefusal.invalidRequest("more than one way of client authentication");
        }
        if (header != null) {
            return basic(header, parameters);
        }
        if (asserts(parameters)) {
            return assertion(parameters);
        }
        var clientId = parameters.get("client_id").orElseThrow(OAuthRefusal::invalidClient);
        return parameters
                .get("client_secret")
                .<Proof>map(secret -> new Proof.Secret(clientId, secret))
                .orElseGet(() -> new Proof.Nothing(clientId));
    }

    private static boolean asserts(Parameters parameters) {
        return parameters.has("client_assertion") || parameters.has("client_assertion_type");
    }

    private static Proof assertion(Parameters parameters) {
        var text = parameters.require("client_assertion");
        if (!parameters.require("client_assertion_type").equals(ASSERTION_TYPE)) {
            throw OAuthRefusal.invalidRequest("client_assertion_type is not one that we know");
        }
        var named = Assertions.claimedBy(text).orElseThrow(OAuthRefusal::invalidClient);
        requireSame(parameters, named);
        return new Proof.Assertion(named, text);
    }

    private static Proof basic(String header, Parameters parameters) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw OAuthRefusal.invalidClient();
        }
        try {
            var bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            var text = new String(bytes, StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            if (colon < 0) {
                throw OAuthRefusal.invalidClient();
            }
            var named = decoded(text.substring(0, colon));
            requireSame(parameters, named);
            return new Proof.Secret(named, decoded(text.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            throw OAuthRefusal.invalidClient();
        }
    }

    /** Both halves are form-encoded before they are put together (RFC 6749 section 2.3.1). */
    private static String decoded(String half) {
        return UriUtils.decode(half.replace('+', ' '), StandardCharsets.UTF_8);
    }

    private static void requireSame(Parameters parameters, String named) {
        if (!parameters.get("client_id").orElse(named).equals(named)) {
            throw OAuthRefusal.invalidClient();
        }
    }
}
