package employeehealth.auth.provider;

import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a provider says of itself, and remembers it for a while. Not reachable later, it is
 * still believed what it last said: where its people are sent to changes once in years.
 */
@Component
public class Discovery {

    /** Asymmetric ones of today; {@code none} and those by a shared secret are no proof to us. */
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration JUST_NOW = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Outgoing outgoing;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<Asked, Known> known = new ConcurrentHashMap<>();

    Discovery(Outgoing outgoing, JsonMapper json, Clock clock) {
        this.outgoing = outgoing;
        this.json = json;
        this.clock = clock;
    }

    /** Of one issuer, each kind reads a document of its own. */
    private record Asked(String issuer, ProviderKind kind) {

        static Asked of(IdentityProvider provider) {
            return new Asked(provider.issuer(), provider.kind());
        }
    }

    private record Known(ProviderMetadata metadata, Instant at) {}

    /**
     * Before a browser is sent there: of one that does not answer now it would see an error of its
     * own, and nothing of what to do.
     *
     * @throws IOException if it does not answer
     */
    public ProviderMetadata now(IdentityProvider provider) throws IOException {
        var last = known.get(Asked.of(provider));
        if (last != null && clock.instant().isBefore(last.at.plus(JUST_NOW))) {
            return last.metadata;
        }
        try {
            return remembered(Asked.of(provider));
        } catch (Unfit unfit) {
            throw new IOException("the provider is not what it was", unfit);
        }
    }

    /**
     * @throws IOException if it does not answer, and never has
     */
    public ProviderMetadata of(IdentityProvider provider) throws IOException {
        var asked = Asked.of(provider);
        var last = known.get(asked);
        if (last != null && clock.instant().isBefore(last.at.plus(FRESH))) {
            return last.metadata;
        }
        try {
            return remembered(asked);
        } catch (IOException | Unfit e) {
            if (last == null) {
                throw new IOException("the provider does not say what it is", e);
            }
            return last.metadata;
        }
    }

    private ProviderMetadata remembered(Asked asked) throws IOException, Unfit {
        return remembered(asked, ask(asked.issuer, asked.kind));
    }

    private ProviderMetadata remembered(Asked asked, ProviderMetadata metadata) {
        if (known.size() > MOST) {
            known.clear();
        }
        known.put(asked, new Known(metadata, clock.instant()));
        return metadata;
    }

    /**
     * Before it is saved: whether we could use it at all.
     *
     * @throws Problem saying what is wrong with which field
     */
    void mustFit(String issuer, ProviderKind kind, ClientProof proof) {
        try {
            var metadata = ask(issuer, kind);
            if (!fits(metadata, proof)) {
                throw new Unfit("authentication", "field.provider-authentication");
            }
            remembered(new Asked(issuer, kind), metadata);
        } catch (IOException unreachable) {
            throw Problem.invalid(List.of(new FieldFault("issuer", "field.provider-unreachable")));
        } catch (Unfit unfit) {
            throw Problem.invalid(List.of(new FieldFault(unfit.field, unfit.message)));
        }
    }

    private static boolean fits(ProviderMetadata metadata, ClientProof proof) {
        return switch (proof) {
            case PRIVATE_KEY_JWT -> metadata.proofs().contains("private_key_jwt");
            case CLIENT_SECRET ->
                    metadata.proofs().contains("client_secret_basic")
                            || metadata.proofs().contains("client_secret_post");
        };
    }

    private ProviderMetadata ask(String issuer, ProviderKind kind) throws IOException, Unfit {
        var answer = outgoing.get(address(issuer, kind), Map.of());
        if (answer.status() != 200) {
            throw new Unfit("issuer", "field.provider-unreachable");
        }
        try {
            return read(issuer, json.readTree(answer.body()));
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new Unfit("issuer", "field.provider-unfit");
        }
    }

    /** Pro Santé Connect says elsewhere where its wallet is. */
    private static URI address(String issuer, ProviderKind kind) throws IOException {
        try {
            return URI.create(
                    issuer.replaceFirst("/+$", "")
                            + switch (kind) {
                                case OIDC -> "/.well-known/openid-configuration";
                                case PRO_SANTE_CONNECT ->
                                        "/.well-known/wallet-openid-configuration";
                            });
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("no address", noAddress);
        }
    }

    private ProviderMetadata read(String issuer, JsonNode said) throws Unfit {
        if (!issuer.equals(said.path("issuer").asString(""))) {
            throw new Unfit("issuer", "field.provider-other-issuer");
        }
        var algorithms = words(said, "id_token_signing_alg_values_supported");
        algorithms.retainAll(ALGORITHMS);
        var pkce = words(said, "code_challenge_methods_supported");
        if (!words(said, "response_types_supported").contains("code")
                || algorithms.isEmpty()
                || !pkce.isEmpty() && !pkce.contains("S256")) {
            throw new Unfit("issuer", "field.provider-unfit");
        }
        var proofs = words(said, "token_endpoint_auth_methods_supported");
        return new ProviderMetadata(
                issuer,
                required(said, "authorization_endpoint"),
                required(said, "token_endpoint"),
                required(said, "jwks_uri"),
                address(said, "userinfo_endpoint"),
                address(said, "pushed_authorization_request_endpoint"),
                address(said, "end_session_endpoint"),
                proofs.isEmpty() ? Set.of("client_secret_basic") : Set.copyOf(proofs),
                Set.copyOf(algorithms),
                said.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private static Set<String> words(JsonNode said, String name) {
        var words = new HashSet<String>();
        said.path(name).forEach(word -> words.add(word.asString("")));
        return words;
    }

    private URI required(JsonNode said, String name) throws Unfit {
        var address = address(said, name);
        if (address == null) {
            throw new Unfit("issuer", "field.provider-unfit");
        }
        return address;
    }

    private @Nullable URI address(JsonNode said, String name) throws Unfit {
        var text = said.path(name).asString("");
        if (text.isEmpty()) {
            return null;
        }
        var address = URI.create(text);
        if (!outgoing.isAllowed(address)) {
            throw new Unfit("issuer", "field.provider-unfit");
        }
        return address;
    }

    /** It answers, and cannot be used. */
    private static final class Unfit extends Exception {

        private final String field;
        private final String message;

        Unfit(String field, String message) {
            super(message, null, false, false);
            this.field = field;
            this.message = message;
        }
    }
}
