package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import employeehealth.auth.AuthDatabase;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.seal.PlatformSecrets;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys of access tokens. The first is made when the platform first starts. */
@Component
public class SigningKeys {

    /** RSA-2048 signs within a millisecond and is held to last beyond 2030 (NIST SP 800-57). */
    private static final int RSA_BITS = 2048;

    /** Any constant of ours: of several processes that start at once, one makes the key. */
    private static final long MAKING = 0x6175_7468_6b65_79L;

    private final AuthDatabase database;
    private final KeySeal seal;
    private final Audit audit;
    private final Clock clock;
    private final RSAKey active;
    private final String published;

    SigningKeys(AuthDatabase database, PlatformSecrets secrets, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.seal = new KeySeal(secrets);
        this.clock = clock;
        var stored = database.read(this::stored);
        if (stored.isEmpty()) {
            stored = database.write(this::madeOnce);
        }
        this.active = active(stored);
        this.published = published(stored);
    }

    /** A JSON Web Key Set of the public parts, newest first. */
    public String published() {
        return published;
    }

    RSAKey active() {
        return active;
    }

    private List<Stored> madeOnce() {
        database.sql("select pg_advisory_xact_lock(:making)")
                .param("making", MAKING)
                .query((row, n) -> true)
                .single();
        if (stored().isEmpty()) {
            add(fresh());
        }
        return stored();
    }

    private List<Stored> stored() {
        return database.sql(
                        """
                        select kid, state, public_jwk, sealed_private_jwk
                          from auth.signing_keys
                         order by created_at desc
                        """)
                .query((row, n) ->
                        new Stored(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBytes(4)))
                .list();
    }

    private void add(RSAKey key) {
        database.sql(
                        """
                        insert into auth.signing_keys (kid, state, public_jwk, sealed_private_jwk, created_at)
                        values (:kid, 'active', :public, :private, :at)
                        """)
                .param("kid", key.getKeyID())
                .param("public", key.toPublicJWK().toJSONString())
                .param("private", seal.seal(key.getKeyID(), key.toJSONString()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                database,
                new AuditRecord(
                        null,
                        null,
                        null,
                        "auth.signing-key.made",
                        "auth.signing_keys",
                        key.getKeyID(),
                        "operation",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private RSAKey active(List<Stored> stored) {
        var newest =
                stored.stream()
                        .filter(key -> key.state.equals("active"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no signing key is active"));
        try {
            return RSAKey.parse(seal.open(newest.kid, newest.sealedPrivateJwk));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key is not readable", e);
        }
    }

    private static String published(List<Stored> stored) {
        return new JWKSet(stored.stream().map(Stored::publicKey).toList()).toString(true);
    }

    private static RSAKey fresh() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private record Stored(String kid, String state, String publicJwk, byte[] sealedPrivateJwk) {

        JWK publicKey() {
            try {
                return JWK.parse(publicJwk);
            } catch (ParseException e) {
                throw new IllegalStateException("a published key is not readable", e);
            }
        }
    }
}
