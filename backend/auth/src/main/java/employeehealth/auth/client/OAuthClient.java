package employeehealth.auth.client;

import employeehealth.contracts.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that a company lets in.
 *
 * @param clientId how it calls itself; public
 * @param name as people see it when they are asked
 * @param backchannelLogoutUri where it is told that somebody is signed out
 * @param backchannelLogoutSessionRequired cannot do without being told of which session
 * @param scopes the most that it may ask for
 * @param publicKeys a JSON Web Key Set, of {@link ClientKind#PRIVATE_KEY}
 * @param bound gets only tokens that are bound to a key of its own (DPoP)
 */
public record OAuthClient(
        UUID id,
        CompanyId company,
        String clientId,
        String name,
        ClientKind kind,
        List<String> redirectUris,
        List<String> logoutUris,
        @Nullable String backchannelLogoutUri,
        boolean backchannelLogoutSessionRequired,
        Set<OAuthScope> scopes,
        @Nullable String publicKeys,
        boolean bound,
        Instant createdAt,
        @Nullable Instant disabledAt) {

    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
        logoutUris = List.copyOf(logoutUris);
        scopes = Set.copyOf(scopes);
    }

    public boolean isEnabled() {
        return disabledAt == null;
    }

    public boolean maySendPeopleTo(String uri) {
        return RedirectUris.matches(redirectUris, uri, kind == ClientKind.NATIVE);
    }

    @Override
    public String toString() {
        return "OAuthClient[" + clientId + "]";
    }
}
