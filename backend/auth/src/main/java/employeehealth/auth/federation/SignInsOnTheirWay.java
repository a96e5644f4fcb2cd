package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.Opaque;
import employeehealth.auth.provider.CredentialSeal;
import employeehealth.contracts.CompanyId;
import employeehealth.shared.seal.PlatformSecrets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sign-ins of the transaction's company between our first page and the last. What only we may know
 * of one, nonce and verifier, is computed from its state, so that any process can go on.
 */
@Repository
class SignInsOnTheirWay {

    private static final String TABLE = "auth.federated_sign_ins";

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final CredentialSeal seal;
    private final JsonMapper json;
    private final Clock clock;

    SignInsOnTheirWay(
            AuthDatabase database,
            PlatformSecrets secrets,
            CredentialSeal seal,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /** For the id token: whoever makes one for another sign-in does not know it. */
    String nonce(Handle state) {
        return HexFormat.of().formatHex(secrets.mac("federation-nonce", state.text()));
    }

    /** For the code (RFC 7636): whoever steals one does not know it. */
    String verifier(Handle state) {
        return HexFormat.of().formatHex(secrets.mac("federation-verifier", state.text()));
    }

    /**
     * @param refused none unless it has ended before it began
     */
    void add(UUID id, CompanyId company, Handle state, OnItsWay begun) {
        var now = clock.instant();
        database.sql("delete from auth.federated_sign_ins where expires_at < :now")
                .param("now", utc(now))
                .update();
        database.sql(
                        """
                        insert into auth.federated_sign_ins
                               (id, company_id, provider, handle, browser, language, began_at,
                                expires_at, arrived_at, refused)
                        values (:id, :company, :provider, :handle, :browser, :language, :now,
                                :expires, :arrived, :refused)
                        """)
                .param("id", id)
                .param("company", company.value())
                .param("provider", begun.provider())
                .param("handle", hash(state))
                .param("browser", begun.browser())
                .param("language", begun.language())
                .param("now", utc(now))
                .param("expires", utc(begun.expiresAt()))
                .param(
                        "arrived",
                        begun.arrivedAt() == null ? null : utc(begun.arrivedAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("refused", begun.refused(), Types.VARCHAR)
                .update();
    }

    Optional<OnItsWay> find(Handle handle, String browser) {
        return find(handle, browser, "");
    }

    /** Others who want this one wait until the transaction ends. */
    Optional<OnItsWay> lock(Handle handle, String browser) {
        return find(handle, browser, " for update");
    }

    /** Neither too old, nor finished, nor of another browser. */
    private Optional<OnItsWay> find(Handle handle, String browser, String locking) {
        return database.sql(
                        """
                        select id, provider, browser, language, expires_at, arrived_at, refused,
                               sealed_said, finished_at
                          from auth.federated_sign_ins
                         where handle = :handle
                        """
                                + locking)
                .param("handle", hash(handle))
                .query(SignInsOnTheirWay::onItsWay)
                .optional()
                .filter(one -> MessageDigest.isEqual(one.browser(), hashOfBrowser(browser)))
                .filter(one -> one.finishedAt() == null)
                .filter(one -> clock.instant().isBefore(one.expiresAt()));
    }

    /** It is back, and goes on under another name: the state is spent. */
    void arrived(UUID id, Handle next) {
        database.sql(
                        """
                        update auth.federated_sign_ins
                           set handle = :handle, arrived_at = :now
                         where id = :id
                        """)
                .param("handle", hash(next))
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
    }

    void refused(UUID id, String problem) {
        database.sql("update auth.federated_sign_ins set refused = :problem where id = :id")
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    void said(UUID id, Said said) {
        database.sql("update auth.federated_sign_ins set sealed_said = :said where id = :id")
                .param("said", seal.seal(TABLE, id, json.writeValueAsString(said)))
                .param("id", id)
                .update();
    }

    Optional<Said> said(OnItsWay one) {
        return Optional.ofNullable(one.said())
                .map(sealed -> json.readValue(seal.open(TABLE, one.id(), sealed), Said.class));
    }

    /** Whether it is this transaction that finishes it; nothing of the person is kept in it. */
    boolean finish(UUID id) {
        return database.sql(
                                """
                                update auth.federated_sign_ins
                                   set finished_at = :now, sealed_said = null
                                 where id = :id
                                   and finished_at is null
                                """)
                        .param("now", utc(clock.instant()))
                        .param("id", id)
                        .update()
                > 0;
    }

    byte[] hashOfBrowser(String browser) {
        return Opaque.hash(secrets, "federation-browser", browser);
    }

    private byte[] hash(Handle handle) {
        return Opaque.hash(secrets, "federation", handle.text());
    }

    private static OnItsWay onItsWay(ResultSet row, int n) throws SQLException {
        return new OnItsWay(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getBytes(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                at(row, 6),
                row.getString(7),
                row.getBytes(8),
                at(row, 9));
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
