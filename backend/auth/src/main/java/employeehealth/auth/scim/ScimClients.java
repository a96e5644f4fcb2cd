package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.Opaque;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The directories of companies, one each, and the tokens by which they are known. */
@Repository
class ScimClients {

    /** Lets scanners of source code recognise one that was committed by mistake. */
    private static final String PREFIX = "ehsc_";

    private final AuthDatabase database;
    private final PlatformSecrets secrets;

    ScimClients(AuthDatabase database, PlatformSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** The one of the transaction's company. */
    Optional<ScimClient> find() {
        return database.sql(
                        """
                        select id, company_id, domains, created_at
                          from auth.scim_clients
                         where disabled_at is null
                        """)
                .query(ScimClients::client)
                .optional();
    }

    /** Which company's token that is, if it is good; asked before the company is known. */
    Optional<CompanyId> companyOf(String token, Instant now) {
        return database.sql(
                        """
                        select company_id
                          from auth.scim_tokens
                         where hash = :hash
                           and (expires_at is null or expires_at > :now)
                        """)
                .param("hash", hash(token))
                .param("now", utc(now))
                .query((row, n) -> new CompanyId(row.getObject(1, UUID.class)))
                .optional();
    }

    void add(ScimClient client, PersonId by) {
        database.sql(
                        """
                        insert into auth.scim_clients
                               (id, company_id, domains, created_by, created_at)
                        values (:id, :company, :domains, :by, :at)
                        """)
                .param("id", client.id())
                .param("company", client.company().value())
                .param("domains", client.domains().toArray(String[]::new))
                .param("by", by.value())
                .param("at", utc(client.createdAt()))
                .update();
    }

    /** Another token; those before are good until then, and at most one of them. */
    String renew(ScimClient client, Instant now, Instant othersUntil) {
        database.sql(
                        "delete from auth.scim_tokens where client = :client and expires_at is not"
                                + " null")
                .param("client", client.id())
                .update();
        database.sql("update auth.scim_tokens set expires_at = :until where client = :client")
                .param("until", utc(othersUntil))
                .param("client", client.id())
                .update();
        var token = PREFIX + Opaque.next();
        database.sql(
                        """
                        insert into auth.scim_tokens (hash, company_id, client, created_at)
                        values (:hash, :company, :client, :at)
                        """)
                .param("hash", hash(token))
                .param("company", client.company().value())
                .param("client", client.id())
                .param("at", utc(now))
                .update();
        return token;
    }

    /** For good, with all its tokens. */
    void disable(ScimClient client, Instant now) {
        database.sql("delete from auth.scim_tokens where client = :client")
                .param("client", client.id())
                .update();
        database.sql("update auth.scim_clients set disabled_at = :now where id = :client")
                .param("now", utc(now))
                .param("client", client.id())
                .update();
    }

    private byte[] hash(String token) {
        return Opaque.hash(secrets, "scim-token", token);
    }

    private static ScimClient client(ResultSet row, int n) throws SQLException {
        return new ScimClient(
                row.getObject(1, UUID.class),
                new CompanyId(row.getObject(2, UUID.class)),
                texts(row.getArray(3)),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }

    private static Set<String> texts(Array column) throws SQLException {
        return Set.of((String[]) column.getArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
