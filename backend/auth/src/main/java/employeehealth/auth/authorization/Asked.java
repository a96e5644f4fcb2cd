package employeehealth.auth.authorization;

import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.client.ShownKeys;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks a person for: an authorization request that follows the rules.
 *
 * @param challenge PKCE, always S256
 * @param prompt {@code login}, {@code consent}, both, or nothing
 * @param maxAge seconds, before this request, since the person last proved who they are
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

    /**
     * What it becomes if the program also proves to hold a key (RFC 9449 section 10.1).
     *
     * @param key thumbprint; none if nothing was proven
     */
    Asked provenBy(@Nullable String key) {
        if (key == null || key.equals(boundTo)) {
            return this;
        }
        if (boundTo != null) {
            throw ShownKeys.refused();
        }
        return new Asked(redirectUri, scopes, state, nonce, challenge, prompt, maxAge, key);
    }

    @Override
    public String toString() {
        return "Asked[hidden]";
    }
}
