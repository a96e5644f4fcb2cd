package employeehealth.auth.authorization;

import employeehealth.auth.client.OAuthScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks a person for: an authorization request that follows the rules.
 *
 * @param challenge PKCE, always S256
 * @param prompt {@code login}, {@code consent}, both, or nothing
 * @param maxAge seconds since the person last proved who they are
 * @param boundTo thumbprint of the key that the tokens are to be bound to (RFC 9449 section 10)
 */
record Asked(
        String redirectUri,
        Set<OAuthScope> scopes,
        @Nullable String state,
        @Nullable String nonce,
        String challenge,
        Set<String> prompt,
        @Nullable Integer maxAge,
        @Nullable String boundTo) {

    @Override
    public String toString() {
        return "Asked[hidden]";
    }
}
