package employeehealth.auth.grant;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.OAuthScope;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person granted to a program: a code for a minute, then a family of refresh tokens of which
 * only the newest is good.
 *
 * @param id the session that its tokens name, so that they end with it
 * @param session of our own pages, in which the person agreed
 * @param nonce of OpenID Connect
 * @param boundTo thumbprint of the key that its tokens are bound to (DPoP)
 * @param signedInAt when the person last proved who they are
 * @param secretNonce 16 random bytes that go into each of its refresh tokens
 */
public record ClientGrant(
        SessionId id,
        CompanyId company,
        UUID client,
        PersonId person,
        SessionId session,
        Set<OAuthScope> scopes,
        Instant codeExpiresAt,
        @Nullable Instant codeUsedAt,
        String redirectUri,
        String challenge,
        @Nullable String nonce,
        @Nullable String boundTo,
        String acr,
        Instant signedInAt,
        byte[] secretNonce,
        int generation,
        Instant rotatedAt,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** What a refresh token of it is worth (RFC 9700 section 4.14.2). */
    public enum Worth {
        NEWEST,
        /** One of two who hold it is a thief, and nobody knows which. */
        REUSED,
        NOTHING
    }

    public Worth worth(int presented, AuthSettings.OAuth limits, Instant now) {
        if (!isAlive(limits, now) || presented > generation) {
            return Worth.NOTHING;
        }
        return presented == generation ? Worth.NEWEST : Worth.REUSED;
    }

    public boolean isAlive(AuthSettings.OAuth limits, Instant now) {
        return endedAt == null
                && now.isBefore(expiresAt)
                && now.isBefore(rotatedAt.plus(limits.idle()));
    }

    public boolean lasts() {
        return scopes.contains(OAuthScope.OFFLINE_ACCESS);
    }

    @Override
    public String toString() {
        return "ClientGrant[" + id + "]";
    }
}
