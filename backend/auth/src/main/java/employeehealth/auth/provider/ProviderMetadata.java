package employeehealth.auth.provider;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0 section 3), as far as we go by it.
 *
 * @param pushedRequests where requests are pushed first (RFC 9126); none if it takes none
 * @param endSession where people are signed out; none if nowhere
 * @param proofs kinds of client authentication
 * @param algorithms of signatures of id tokens, those that we take
 * @param namesItself whether its answers name it (RFC 9207), so that one without a name is no
 *     answer of its
 */
public record ProviderMetadata(
        String issuer,
        URI authorization,
        URI token,
        URI keys,
        @Nullable URI userinfo,
        @Nullable URI pushedRequests,
        @Nullable URI endSession,
        Set<String> proofs,
        Set<String> algorithms,
        boolean namesItself) {

    public Optional<URI> pushing() {
        return Optional.ofNullable(pushedRequests);
    }

    /** How the secret is sent: in a header, unless it only takes it in the form. */
    public boolean takesSecretInHeader() {
        return proofs.contains("client_secret_basic") || !proofs.contains("client_secret_post");
    }
}
