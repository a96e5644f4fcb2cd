package employeehealth.auth.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.provider.CredentialSeal;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.ProviderMetadata;
import employeehealth.shared.database.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows a provider that it is us who ask. */
@Component
class OurProof {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final CredentialSeal seal;
    private final Clock clock;

    OurProof(CredentialSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** What goes into the header and the form of one request. */
    record Shown(Map<String, String> headers, Map<String, String> form) {

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    Shown of(IdentityProvider provider, ProviderMetadata metadata) {
        var credential = seal.open("auth.identity_providers", provider.id(), provider.credential());
        return switch (provider.proof()) {
            case PRIVATE_KEY_JWT ->
                    new Shown(
                            Map.of(),
                            Map.of(
                                    "client_id",
                                    provider.clientId(),
                                    "client_assertion_type",
                                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                    "client_assertion",
                                    assertion(provider, credential)));
            case CLIENT_SECRET ->
                    metadata.takesSecretInHeader()
                            ? new Shown(
                                    Map.of("Authorization", basic(provider.clientId(), credential)),
                                    Map.of())
                            : new Shown(
                                    Map.of(),
                                    Map.of(
                                            "client_id",
                                            provider.clientId(),
                                            "client_secret",
                                            credential));
        };
    }

    /** For this provider alone, whatever it says its addresses are. */
    private String assertion(IdentityProvider provider, String privateKey) {
        try {
            var key = RSAKey.parse(privateKey);
            var now = clock.instant();
            var assertion =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            new JWTClaimsSet.Builder()
                                    .issuer(provider.clientId())
                                    .subject(provider.clientId())
                                    .audience(provider.issuer())
                                    .jwtID(Ids.next().toString())
                                    .issueTime(Date.from(now))
                                    .expirationTime(Date.from(now.plus(LIFE)))
                                    .build());
            assertion.sign(new RSASSASigner(key));
            return assertion.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("our own key does not sign", e);
        }
    }

    /** Both parts are form-encoded first (RFC 6749 section 2.3.1). */
    private static String basic(String clientId, String secret) {
        var both = encode(clientId) + ":" + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
