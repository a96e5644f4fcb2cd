package employeehealth.auth.exchange;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.grant.ClientGrant;
import employeehealth.auth.grant.GrantTokens;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.auth.person.Person;
import employeehealth.auth.signing.AccessToken;
import employeehealth.auth.signing.Bearer;
import employeehealth.auth.signing.Proof;
import employeehealth.auth.signing.Signer;
import employeehealth.auth.signing.TokenIssuer;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Acr;
import employeehealth.shared.access.Claims;
import employeehealth.shared.database.Ids;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the tokens of programs: the platform's own access tokens (RFC 9068), limited to what was
 * granted, of that to what the person may do, and to a key if there is one.
 */
@Component
class ProgramTokens {

    private final TokenIssuer issuer;
    private final Signer signer;
    private final GrantTokens refreshTokens;
    private final Endpoints endpoints;
    private final String environment;
    private final Duration life;
    private final Clock clock;

    ProgramTokens(
            TokenIssuer issuer,
            Signer signer,
            GrantTokens refreshTokens,
            Endpoints endpoints,
            PlatformSettings platform,
            AuthSettings settings,
            Clock clock) {
        this.issuer = issuer;
        this.signer = signer;
        this.refreshTokens = refreshTokens;
        this.endpoints = endpoints;
        this.environment = platform.environment().code();
        this.life = settings.tokenLife();
        this.clock = clock;
    }

    /** Asked before a code or a refresh token is used up. */
    void require() {
        issuer.require();
    }

    /** For itself: no person, no role, no permission; the scopes say all that it may. */
    TokenAnswer ofProgram(OAuthClient client, Set<OAuthScope> scopes, @Nullable String boundTo) {
        var now = clock.instant();
        var id = Ids.next().toString();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(endpoints.issuer())
                        .audience(Claims.AUDIENCE)
                        .subject(client.id().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .jwtID(id)
                        .claim(Claims.SUBJECT_KIND, Claims.PROGRAM)
                        .claim(Claims.CLIENT, client.clientId())
                        .claim(Claims.COMPANY, client.company().toString())
                        .claim(Claims.ENVIRONMENT, environment)
                        .claim(Claims.SESSION, id)
                        .claim(Claims.SCOPE, OAuthScope.text(scopes))
                        .claim(Claims.CONFIRMATION, confirmation(boundTo));
        var token = new AccessToken(signer.sign(Signer.ACCESS_TOKEN, claims.build()), life);
        return answer(token, boundTo, null, null, scopes);
    }

    /**
     * In a person's name.
     *
     * @param scopes of the grant's, as many as the program asks for now
     * @param generation of the refresh token that goes with it
     */
    TokenAnswer ofPerson(
            ClientGrant grant,
            OAuthClient client,
            Person person,
            Standing standing,
            Set<OAuthScope> scopes,
            int generation) {
        var more = new HashMap<String, Object>();
        more.put(Claims.CLIENT, client.clientId());
        more.put(Claims.SCOPE, OAuthScope.text(scopes));
        var confirmation = confirmation(grant.boundTo());
        if (confirmation != null) {
            more.put(Claims.CONFIRMATION, confirmation);
        }
        var token =
                issuer.issueTo(
                        new Bearer(person, grant.id(), limited(standing, scopes), proof(grant)),
                        more);
        return answer(
                token,
                grant.boundTo(),
                grant.lasts() ? refreshTokens.of(grant, generation).text() : null,
                scopes.contains(OAuthScope.OPENID) ? idToken(grant, client, token) : null,
                scopes);
    }

    /** As it was when the person agreed; a program never steps up. */
    private static Proof proof(ClientGrant grant) {
        return new Proof(Acr.ofCode(grant.acr()), Set.of(), grant.signedInAt(), null);
    }

    /** Whatever role the person has, the program has none: it may what was granted to it. */
    private static Standing limited(Standing standing, Set<OAuthScope> scopes) {
        var granted =
                scopes.stream()
                        .map(OAuthScope::permission)
                        .flatMap(Optional::stream)
                        .collect(Collectors.<Permission>toSet());
        return new Standing(
                standing.companyCode(),
                standing.companyName(),
                standing.healthService(),
                Set.of(),
                standing.holdings().stream()
                        .filter(holding -> granted.contains(holding.permission()))
                        .collect(Collectors.toSet()),
                standing.epoch(),
                standing.until());
    }

    private String idToken(ClientGrant grant, OAuthClient client, AccessToken token) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(endpoints.issuer())
                        .audience(client.clientId())
                        .subject(grant.person().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .claim("auth_time", grant.signedInAt().getEpochSecond())
                        .claim("nonce", grant.nonce())
                        .claim(Claims.ACR, grant.acr())
                        .claim(Claims.SESSION, grant.id().toString())
                        .claim("at_hash", half(token.text()));
        return signer.sign(JOSEObjectType.JWT, claims.build());
    }

    private static TokenAnswer answer(
            AccessToken token,
            @Nullable String boundTo,
            @Nullable String refreshToken,
            @Nullable String idToken,
            Set<OAuthScope> scopes) {
        return new TokenAnswer(
                token.text(),
                boundTo == null ? "Bearer" : "DPoP",
                token.life().toSeconds(),
                refreshToken,
                idToken,
                OAuthScope.text(scopes));
    }

    private static @Nullable Map<String, String> confirmation(@Nullable String boundTo) {
        return boundTo == null ? null : Map.of("jkt", boundTo);
    }

    /** The left half of a hash (OpenID Connect Core section 3.1.3.6). */
    private static String half(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
