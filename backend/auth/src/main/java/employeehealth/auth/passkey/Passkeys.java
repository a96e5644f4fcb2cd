package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The passkeys of the people of the transaction's company. */
@Repository
class Passkeys {

    private static final String SELECT =
            """
            select id, company_id, person_id, credential_id, credential, transports, sign_count,
                   backup_eligible, backed_up, name, version, created_at, last_used_at,
                   suspected_at
              from auth.passkeys
             where person_id = :person
            """;

    private final AuthDatabase database;

    Passkeys(AuthDatabase database) {
        this.database = database;
    }

    List<Passkey> of(PersonId person) {
        return database.sql(SELECT + " order by created_at, id")
                .param("person", person.value())
                .query((row, n) -> passkey(row))
                .list();
    }

    boolean has(PersonId person) {
        return database.sql("select exists (select from auth.passkeys where person_id = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Passkey> find(PersonId person, UUID id) {
        return database.sql(SELECT + " and id = :id")
                .param("person", person.value())
                .param("id", id)
                .query((row, n) -> passkey(row))
                .optional();
    }

    Optional<Passkey> find(PersonId person, byte[] credentialId) {
        return database.sql(SELECT + " and credential_id = :credential")
                .param("person", person.value())
                .param("credential", credentialId)
                .query((row, n) -> passkey(row))
                .optional();
    }

    /** Whether it was new: no authenticator makes one id twice, for whomever. */
    boolean add(Passkey passkey) {
        var credential = passkey.credential();
        return database.sql(
                                """
                                insert into auth.passkeys
                                       (id, company_id, person_id, credential_id, credential,
                                        transports, sign_count, backup_eligible, backed_up, name,
                                        version, created_at)
                                values (:id, :company, :person, :credentialId, :credential,
                                        :transports::text[], :count, :eligible, :backedUp, :name,
                                        :version, :at)
                                on conflict (credential_id) do nothing
                                """)
                        .param("id", passkey.id())
                        .param("company", passkey.company().value())
                        .param("person", passkey.person().value())
                        .param("credentialId", credential.id())
                        .param("credential", credential.attested())
                        .param("transports", credential.transports().toArray(String[]::new))
                        .param("count", credential.signCount())
                        .param("eligible", credential.backupEligible())
                        .param("backedUp", credential.backedUp())
                        .param("name", passkey.name())
                        .param("version", passkey.version())
                        .param("at", utc(passkey.createdAt()))
                        .update()
                > 0;
    }

    /**
     * Whether it is still there and still counts upwards (WebAuthn §6.1.1; synced passkeys do not
     * count at all): of two answers of one authenticator that arrive together, the earlier may come
     * too late.
     */
    boolean used(UUID id, Proven proven, Instant at) {
        return database.sql(
                                """
                                update auth.passkeys
                                   set sign_count = :count, backed_up = :backedUp, last_used_at = :at
                                 where id = :id
                                   and (sign_count < :count or sign_count = 0 and :count = 0)
                                """)
                        .param("count", proven.signCount())
                        .param("backedUp", proven.backedUp())
                        .param("at", utc(at))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Whether its owner is to be told: once a day, however often it is tried. */
    boolean suspected(UUID id, Instant now) {
        return database.sql(
                                """
                                update auth.passkeys
                                   set suspected_at = :now
                                 where id = :id
                                   and (suspected_at is null or suspected_at < :before)
                                """)
                        .param("now", utc(now))
                        .param("before", utc(now.minus(Duration.ofDays(1))))
                        .param("id", id)
                        .update()
                > 0;
    }

    void rename(UUID id, String name) {
        database.sql(
                        """
                        update auth.passkeys
                           set name = :name, version = version + 1
                         where id = :id
                        """)
                .param("name", name)
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from auth.passkeys where id = :id").param("id", id).update();
    }

    void removeAll(PersonId person) {
        database.sql("delete from auth.passkeys where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Whether one of theirs was used, or set up, after that. */
    boolean isProvenSince(PersonId person, Instant at) {
        return database.sql(
                        """
                        select exists (select from auth.passkeys
                                        where person_id = :person
                                          and greatest(created_at, last_used_at) > :at)
                        """)
                .param("person", person.value())
                .param("at", utc(at))
                .query(Boolean.class)
                .single();
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getObject(1, UUID.class),
                new CompanyId(row.getObject(2, UUID.class)),
                new PersonId(row.getObject(3, UUID.class)),
                new Credential(
                        row.getBytes(4),
                        row.getBytes(5),
                        Set.of((String[]) row.getArray(6).getArray()),
                        row.getLong(7),
                        row.getBoolean(8),
                        row.getBoolean(9)),
                row.getString(10),
                row.getInt(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                at(row, 13),
                at(row, 14));
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
