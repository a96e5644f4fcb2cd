package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.Opaque;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.PlatformSecrets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/**
 * The secrets of programs, as keyed hashes. They are as random as a key, so that there is nothing
 * for a slow hash to protect, and a token costs none.
 */
@Repository
class ClientSecrets {

    /** Lets scanners of source code recognise one that was committed by mistake. */
    private static final String PREFIX = "ehcs_";

    private final AuthDatabase database;
    private final PlatformSecrets secrets;

    ClientSecrets(AuthDatabase database, PlatformSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** A new one, for a program of the transaction's company. Those before expire by then. */
    String make(OAuthClient client, Instant now, Instant othersUntil) {
        database.sql(
                        """
                        delete from auth.oauth_client_secrets
                         where client = :client and expires_at is not null
                        """)
                .param("client", client.id())
                .update();
        database.sql(
                        """
                        update auth.oauth_client_secrets set expires_at = :until
                         where client = :client
                        """)
                .param("until", utc(othersUntil))
                .param("client", client.id())
                .update();
        var secret = PREFIX + Opaque.next();
        add(client, secret, now);
        return secret;
    }

    void add(OAuthClient client, String secret, Instant now) {
        database.sql(
                        """
                        insert into auth.oauth_client_secrets
                               (id, company_id, client, hash, created_at)
                        values (:id, :company, :client, :hash, :at)
                        """)
                .param("id", Ids.next())
                .param("company", client.company().value())
                .param("client", client.id())
                .param("hash", hash(client.id(), secret))
                .param("at", utc(now))
                .update();
    }

    boolean matches(OAuthClient client, String secret, List<byte[]> good) {
        var hash = hash(client.id(), secret);
        var matches = false;
        for (var known : good) {
            matches |= MessageDigest.isEqual(known, hash);
        }
        return matches;
    }

    private byte[] hash(UUID client, String secret) {
        return Opaque.hash(secrets, "client-secret", client + "|" + secret);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
