package employeehealth.profile.rights;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.rights.ErasureRequest.State;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who wanted to be erased, and the certificates. Rows exist for their person alone. */
@Repository
class Erasures {

    static final String TABLE = "profile.erasures";

    private static final String SELECT =
            """
            select id, company_id, health_service_id, person_id, state, language, certificate,
                   planned_at, confirmed_at, due_at, done_at
              from profile.erasures
            """;

    private final ProfileDatabase db;

    Erasures(ProfileDatabase db) {
        this.db = db;
    }

    /** Whether it was added: not while there is another one. */
    boolean add(UUID id, Owner owner, String language, Instant now) {
        return db.sql(
                                """
                                insert into profile.erasures
                                       (id, company_id, health_service_id, person_id, state,
                                        language, planned_at)
                                values (:id, :company, :healthService, :person, 'planned',
                                        :language, :now)
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("company", owner.company().value())
                        .param("healthService", owner.healthService().value())
                        .param("person", owner.person().value())
                        .param("language", language)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<ErasureRequest> find(PersonId person, UUID id) {
        return find(person, id, "");
    }

    /** Until the transaction ends nobody else changes it. */
    Optional<ErasureRequest> locked(PersonId person, UUID id) {
        return find(person, id, " for update");
    }

    private Optional<ErasureRequest> find(PersonId person, UUID id, String lock) {
        return db.sql(SELECT + " where person_id = :person and id = :id" + lock)
                .param("person", person.value())
                .param("id", id)
                .query(this::request)
                .optional();
    }

    /** The one that is not over. */
    Optional<ErasureRequest> open(PersonId person) {
        return db.sql(
                        SELECT
                                + " where person_id = :person"
                                + " and state in ('planned', 'confirmed', 'running')")
                .param("person", person.value())
                .query(this::request)
                .optional();
    }

    Optional<ErasureRequest> underWay(PersonId person) {
        return open(person).filter(ErasureRequest::isUnderWay);
    }

    void confirm(UUID id, Instant now, Instant due, byte[] receipt) {
        db.sql(
                        """
                        update profile.erasures
                           set state = 'confirmed', confirmed_at = :now, due_at = :due,
                               receipt_hash = :receipt
                         where id = :id and state = 'planned'
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("receipt", receipt)
                .param("id", id)
                .update();
    }

    /**
     * Done again after a backup of before was restored: nobody is asked once more. One that has
     * begun goes on.
     */
    void confirmAgain(UUID id, Instant now) {
        db.sql(
                        """
                        update profile.erasures
                           set state = 'confirmed', confirmed_at = coalesce(confirmed_at, :now),
                               due_at = :now
                         where id = :id and state in ('planned', 'confirmed')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Whether it goes on: it was confirmed and not taken back, or had begun before. */
    boolean begin(UUID id) {
        return db.sql(
                                """
                                update profile.erasures set state = 'running'
                                 where id = :id and state in ('confirmed', 'running')
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * Until the transaction ends no erasure of this person begins. Others may do the same
     * meanwhile.
     */
    void holdOff(PersonId person) {
        lock(person, "pg_advisory_xact_lock_shared");
    }

    /** Whatever is being written into their file is there, or was given up, when this returns. */
    void waitForCare(PersonId person) {
        lock(person, "pg_advisory_xact_lock");
    }

    private void lock(PersonId person, String how) {
        db.sql("select " + how + "(hashtextextended(:key, 0)) is null")
                .param("key", TABLE + "|" + person)
                .query(Boolean.class)
                .single();
    }

    boolean hasBegun(PersonId person) {
        return db.sql(
                        """
                        select exists (select from profile.erasures
                                        where person_id = :person and state = 'running')
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    void withdraw(UUID id) {
        db.sql(
                        """
                        update profile.erasures set state = 'withdrawn'
                         where id = :id and state in ('planned', 'confirmed')
                        """)
                .param("id", id)
                .update();
    }

    /** Who it was, for a file that stays by law; none: nothing stays that needs a name. */
    void identify(UUID id, byte @Nullable [] sealed) {
        db.sql("update profile.erasures set sealed_identity = :sealed where id = :id")
                .param("sealed", sealed, Types.BINARY)
                .param("id", id)
                .update();
    }

    boolean isIdentified(UUID id) {
        return db.sql("select sealed_identity is not null from profile.erasures where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Whether it was going on: it is certified once. */
    boolean done(UUID id, String certificate, Instant now) {
        return db.sql(
                                """
                                update profile.erasures
                                   set state = 'done', certificate = :certificate, done_at = :now
                                 where id = :id and state = 'running'
                                """)
                        .param("certificate", certificate)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<byte[]> receipt(UUID id) {
        return db.sql("select receipt_hash from profile.erasures where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private ErasureRequest request(ResultSet row, int n) throws SQLException {
        return new ErasureRequest(
                row.getObject("id", UUID.class),
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("language"),
                row.getString("certificate"),
                row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                at(row, "confirmed_at"),
                at(row, "due_at"),
                at(row, "done_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
