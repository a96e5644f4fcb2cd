package employeehealth.auth.signing;

import employeehealth.auth.AuthDatabase;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The signing keys, of no company. */
@Repository
class StoredKeys {

    /** Any constant of ours: of several instances, one at a time changes the phases. */
    private static final long CHANGING = 0x6175_7468_6b65_79L;

    private final AuthDatabase database;

    StoredKeys(AuthDatabase database) {
        this.database = database;
    }

    /** Others who want to change phases wait until the transaction ends. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(:changing)")
                .param("changing", CHANGING)
                .query((row, n) -> true)
                .single();
    }

    /** Newest first. */
    List<StoredKey> all() {
        return database.sql(
                        """
                        select kid, state, public_jwk, kept_in = 'token', sealed_private_jwk,
                               created_at, wanted_at, active_from, retired_at
                          from auth.signing_keys
                         where state <> 'removed'
                         order by created_at desc, kid
                        """)
                .query((row, n) ->
                        new StoredKey(
                                row.getString(1),
                                KeyPhase.ofCode(row.getString(2)),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBytes(5),
                                row.getObject(6, OffsetDateTime.class).toInstant(),
                                instant(row.getObject(7, OffsetDateTime.class)),
                                instant(row.getObject(8, OffsetDateTime.class)),
                                instant(row.getObject(9, OffsetDateTime.class))))
                .list();
    }

    /**
     * Whose tokens are refused since that time or later. Asked by every process each second, so it
     * is one exchange with the database.
     */
    List<String> removedSince(Instant since) {
        return database.alone(
                        """
                        select kid
                          from auth.signing_keys
                         where state = 'removed' and removed_at > :since
                        """)
                .param("since", utc(since))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** In a hardware module, and of no use there: retired before that time, or removed. */
    Set<String> doneInToken(Instant before) {
        return database.sql(
                        """
                        select kid
                          from auth.signing_keys
                         where kept_in = 'token'
                           and (state = 'removed' or state = 'retired' and retired_at < :before)
                        """)
                .param("before", utc(before))
                .query((row, n) -> row.getString(1))
                .set();
    }

    void add(PrivateKeys.Made made, KeyPhase phase, Instant now) {
        database.sql(
                        """
                        insert into auth.signing_keys
                               (kid, state, public_jwk, kept_in, sealed_private_jwk, created_at,
                                active_from)
                        values (:kid, :state, :public, :keptIn, :private, :at, :from)
                        """)
                .param("kid", made.publicKey().getKeyID())
                .param("state", phase.code())
                .param("public", made.publicKey().toJSONString())
                .param("keptIn", made.sealed() == null ? "token" : "database")
                .param("private", made.sealed(), Types.BINARY)
                .param("at", utc(now))
                .param(
                        "from",
                        phase == KeyPhase.ACTIVE ? utc(now) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void want(String kid, Instant now) {
        set("wanted_at = coalesce(wanted_at, :at)", kid, now);
    }

    void activate(String kid, Instant now) {
        set("state = 'active', active_from = :at", kid, now);
    }

    void retire(String kid, Instant now) {
        set("state = 'retired', retired_at = :at, sealed_private_jwk = null", kid, now);
    }

    void remove(String kid, Instant now) {
        set("state = 'removed', removed_at = :at, sealed_private_jwk = null", kid, now);
    }

    private void set(String what, String kid, Instant now) {
        database.sql("update auth.signing_keys set " + what + " where kid = :kid")
                .param("at", utc(now))
                .param("kid", kid)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
