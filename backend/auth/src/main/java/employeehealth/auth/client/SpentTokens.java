package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.Opaque;
import employeehealth.contracts.CompanyId;
import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Repository;

/** What can be shown once only, or no more, at the transaction's company. */
@Repository
public class SpentTokens {

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final Clock clock;

    SpentTokens(AuthDatabase database, PlatformSecrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Of many who show the same at once, one was first.
     *
     * @param client whose it is, so that nobody spends another's
     * @param until it is refused for its age from then on
     */
    public boolean spend(OAuthClient client, String kind, String id, Instant until) {
        return spend(client.company(), kind + "|" + client.id(), id, until);
    }

    /**
     * @param kind what it is, and whose
     */
    public boolean spend(CompanyId company, String kind, String id, Instant until) {
        database.sql("delete from auth.spent_tokens where forget_at < :now")
                .param("now", utc(clock.instant()))
                .update();
        return database.sql(
                                """
                                insert into auth.spent_tokens (company_id, key, forget_at)
                                values (:company, :key, :until)
                                on conflict (company_id, key) do nothing
                                """)
                        .param("company", company.value())
                        .param("key", key(kind, id))
                        .param("until", utc(until))
                        .update()
                > 0;
    }

    public boolean isSpent(OAuthClient client, String kind, String id) {
        return database.query("select count(*) > 0 from auth.spent_tokens where key = :key")
                .param("key", key(kind + "|" + client.id(), id))
                .query(Boolean.class)
                .single();
    }

    private byte[] key(String kind, String id) {
        return Opaque.hash(secrets, "spent", kind + "|" + id);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
