package employeehealth.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Claims;
import employeehealth.shared.seal.PlatformSeal;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * An access token under the platform's own signing key, which a test that has its secrets can open:
 * what is refused of it is refused for what it says, and not for who signed it.
 */
final class ProductionToken {

    private static final String SIGNING_KEY =
            "select kid, sealed_private_jwk from auth.signing_keys where state = 'active'";

    private ProductionToken() {}

    /** Of an employee whom nobody knows, made for that environment. */
    static String of(ProductionPlatform platform, String environment) {
        var now = Instant.now();
        return signed(
                signingKey(platform),
                new JWTClaimsSet.Builder()
                        .issuer(platform.address().toString())
                        .audience(Claims.AUDIENCE)
                        .subject(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim(Claims.ENVIRONMENT, environment)
                        .claim(Claims.SESSION, UUID.randomUUID().toString())
                        .claim(Claims.COMPANY, UUID.randomUUID().toString())
                        .claim(Claims.HEALTH_SERVICE, UUID.randomUUID().toString())
                        .claim(Claims.ROLES, List.of(Role.EMPLOYEE.code()))
                        .claim(Claims.PERMISSIONS, List.of(Permission.TRIAGE_ASSESS.code()))
                        .claim(Claims.ACR, "1")
                        .build());
    }

    private static RSAKey signingKey(ProductionPlatform platform) {
        try (var owner = platform.database();
                var sql = owner.createStatement();
                var row = sql.executeQuery(SIGNING_KEY)) {
            row.next();
            var seal =
                    new PlatformSeal(
                            platform.secrets(),
                            "signing-keys",
                            "auth.signing_keys.sealed_private_jwk");
            return RSAKey.parse(new String(seal.open(row.getString(1), row.getBytes(2)), UTF_8));
        } catch (SQLException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
