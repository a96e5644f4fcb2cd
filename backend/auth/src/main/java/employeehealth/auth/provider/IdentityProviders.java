package employeehealth.auth.provider;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The identity providers of the transaction's company. */
@Repository
public class IdentityProviders {

    private static final String SELECT =
            """
            select id, company_id, kind, name, issuer, client_id, authentication,
                   sealed_credential, public_key,
                   array(select domain from auth.federated_domains
                          where provider = p.id order by domain) as domains,
                   rules, just_in_time, local_sign_in, sign_out_there, version, created_at,
                   changed_at
              from auth.identity_providers p
            """;

    private final AuthDatabase database;
    private final JsonMapper json;

    IdentityProviders(AuthDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whose provider that is; the one question that is asked without a company. */
    public Optional<CompanyId> companyOf(UUID provider) {
        return database.sql(
                        """
                        select company_id
                          from auth.identity_provider_companies
                         where provider = :provider
                        """)
                .param("provider", provider)
                .query((row, n) -> new CompanyId(row.getObject(1, UUID.class)))
                .optional();
    }

    public Optional<IdentityProvider> find(UUID id) {
        return find(id, "");
    }

    /** Others who change this one wait until the transaction ends. */
    Optional<IdentityProvider> lock(UUID id) {
        return find(id, " for update of p");
    }

    private Optional<IdentityProvider> find(UUID id, String locking) {
        return database.sql(SELECT + " where id = :id" + locking)
                .param("id", id)
                .query(this::provider)
                .optional();
    }

    /** All of them, the oldest first: nobody has more than a page. */
    public List<IdentityProvider> all() {
        return database.sql(SELECT + " order by id").query(this::provider).list();
    }

    void add(IdentityProvider p) {
        database.sql(
                        """
                        insert into auth.identity_providers
                               (id, company_id, kind, name, issuer, client_id, authentication,
                                sealed_credential, public_key, rules, just_in_time, local_sign_in,
                                sign_out_there, version, created_at, changed_at)
                        values (:id, :company, :kind, :name, :issuer, :clientId, :proof,
                                :credential, :publicKey, :rules, :justInTime, :localSignIn,
                                :signOutThere, :version, :created, :changed)
                        """)
                .param("id", p.id())
                .param("company", p.company().value())
                .param("kind", p.kind().code())
                .param("name", p.name())
                .param("issuer", p.issuer())
                .param("clientId", p.clientId())
                .param("proof", p.proof().code())
                .param("credential", p.credential())
                .param("publicKey", p.publicKey(), Types.VARCHAR)
                .param("rules", json.writeValueAsString(p.rules()))
                .param("justInTime", p.justInTime())
                .param("localSignIn", p.localSignIn())
                .param("signOutThere", p.signOutThere())
                .param("version", p.version())
                .param("created", utc(p.createdAt()))
                .param("changed", utc(p.changedAt()))
                .update();
        database.sql(
                        """
                        insert into auth.identity_provider_companies (provider, company_id)
                        values (:id, :company)
                        """)
                .param("id", p.id())
                .param("company", p.company().value())
                .update();
    }

    /** All but its issuer: another one's subjects would be taken for this one's. */
    void change(IdentityProvider p) {
        database.sql(
                        """
                        update auth.identity_providers
                           set name = :name, client_id = :clientId, authentication = :proof,
                               sealed_credential = :credential, public_key = :publicKey,
                               rules = :rules, just_in_time = :justInTime,
                               local_sign_in = :localSignIn, sign_out_there = :signOutThere,
                               version = :version, changed_at = :changed
                         where id = :id
                        """)
                .param("id", p.id())
                .param("name", p.name())
                .param("clientId", p.clientId())
                .param("proof", p.proof().code())
                .param("credential", p.credential())
                .param("publicKey", p.publicKey(), Types.VARCHAR)
                .param("rules", json.writeValueAsString(p.rules()))
                .param("justInTime", p.justInTime())
                .param("localSignIn", p.localSignIn())
                .param("signOutThere", p.signOutThere())
                .param("version", p.version())
                .param("changed", utc(p.changedAt()))
                .update();
    }

    /** With everything that rests on it. */
    void remove(UUID id) {
        database.sql("delete from auth.identity_providers where id = :id").param("id", id).update();
    }

    private IdentityProvider provider(ResultSet row, int n) throws SQLException {
        return new IdentityProvider(
                row.getObject("id", UUID.class),
                new CompanyId(row.getObject("company_id", UUID.class)),
                ProviderKind.ofCode(row.getString("kind")),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                ClientProof.ofCode(row.getString("authentication")),
                row.getBytes("sealed_credential"),
                row.getString("public_key"),
                List.of((String[]) row.getArray("domains").getArray()),
                json.readValue(row.getString("rules"), ProviderRules.class),
                row.getBoolean("just_in_time"),
                row.getBoolean("local_sign_in"),
                row.getBoolean("sign_out_there"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
