package employeehealth.auth.exchange;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.SpentTokens;
import employeehealth.auth.grant.ClientGrant;
import employeehealth.auth.grant.ClientGrants;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.grant.GrantToken;
import employeehealth.auth.grant.GrantTokens;
import employeehealth.contracts.SessionId;
import employeehealth.shared.access.Claims;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * What a program's token is worth, by the database: what was revoked a moment ago is worth nothing
 * at once, although other processes learn it within seconds. Other programs' tokens are unknown.
 */
@Component
class KnownTokens {

    private static final String REVOKED = "revoked";

    /** Access tokens live half an hour at most, and a minute of skew. */
    private static final Duration LONGEST = Duration.ofMinutes(31);

    private final AuthDatabase database;
    private final ClientGrants grants;
    private final GrantTokens refreshTokens;
    private final EndGrants ends;
    private final SpentTokens spent;
    private final Revocations revocations;
    private final Audit audit;
    private final JwtDecoder accessTokens;
    private final AuthSettings.OAuth settings;
    private final Clock clock;

    KnownTokens(
            AuthDatabase database,
            ClientGrants grants,
            GrantTokens refreshTokens,
            EndGrants ends,
            SpentTokens spent,
            Revocations revocations,
            Audit audit,
            JwtDecoder accessTokens,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.grants = grants;
        this.refreshTokens = refreshTokens;
        this.ends = ends;
        this.spent = spent;
        this.revocations = revocations;
        this.audit = audit;
        this.accessTokens = accessTokens;
        this.settings = settings.oauth();
        this.clock = clock;
    }

    Optional<KnownToken> find(OAuthClient client, String text) {
        var refresh = GrantToken.parse(text);
        if (refresh.isPresent()) {
            return family(client, refresh.get())
                    .filter(grant -> grant.generation() == refresh.get().generation())
                    .filter(grant -> grant.isAlive(settings, clock.instant()))
                    .map(KnownToken.Refresh::new);
        }
        return decoded(text).flatMap(jwt -> accessToken(client, jwt));
    }

    /** Nothing if it was worth nothing (RFC 7009 section 2.2: that is no error). */
    void revoke(OAuthClient client, String text) {
        var refresh = GrantToken.parse(text);
        if (refresh.isPresent()) {
            // An old one, too, is the program's own way of saying that it is done.
            database.write(() ->
                    family(client, refresh.get())
                            .ifPresent(grant -> ends.end(grant, EndGrants.Because.REVOKED)));
            return;
        }
        decoded(text)
                .ifPresent(jwt ->
                        database.write(() ->
                                accessToken(client, jwt)
                                        .ifPresent(token -> revoke(client, token))));
    }

    private void revoke(OAuthClient client, KnownToken token) {
        switch (token) {
            case KnownToken.Refresh(var grant) -> ends.end(grant, EndGrants.Because.REVOKED);
            case KnownToken.Access(_, var grant) -> ends.end(grant, EndGrants.Because.REVOKED);
            case KnownToken.OfProgram(var jwt) -> revoke(client, session(jwt));
        }
    }

    private void revoke(OAuthClient client, SessionId id) {
        if (spent.spend(client, REVOKED, id.toString(), clock.instant().plus(LONGEST))) {
            revocations.end(database, id);
            audit.record(
                    database,
                    new AuditRecord(
                            client.company(),
                            null,
                            null,
                            "auth.oauth-client.token-revoked",
                            "auth.oauth_clients",
                            client.id().toString(),
                            "sign-in",
                            AuditRecord.Outcome.SUCCESS,
                            null));
        }
    }

    private Optional<ClientGrant> family(OAuthClient client, GrantToken token) {
        return grants.find(token.grant())
                .filter(grant -> grant.client().equals(client.id()))
                .filter(grant -> refreshTokens.genuine(token, grant));
    }

    private Optional<KnownToken> accessToken(OAuthClient client, Jwt jwt) {
        if (!client.clientId().equals(jwt.getClaimAsString(Claims.CLIENT))) {
            return Optional.empty();
        }
        var id = session(jwt);
        if (jwt.hasClaim(Claims.SUBJECT_KIND)) {
            return spent.isSpent(client, REVOKED, id.toString())
                    ? Optional.empty()
                    : Optional.of(new KnownToken.OfProgram(jwt));
        }
        return grants.find(id)
                .filter(grant -> grant.endedAt() == null)
                .map(grant -> new KnownToken.Access(jwt, grant));
    }

    private static SessionId session(Jwt jwt) {
        return SessionId.of(Objects.requireNonNull(jwt.getClaimAsString(Claims.SESSION)));
    }

    private Optional<Jwt> decoded(String text) {
        try {
            return Optional.of(accessTokens.decode(text));
        } catch (BadJwtException notOne) {
            return Optional.empty();
        }
    }
}
