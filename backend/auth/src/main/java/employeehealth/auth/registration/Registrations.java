package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The registrations of the transaction's company that wait for their address to be confirmed. */
@Repository
class Registrations {

    private final AuthDatabase database;

    Registrations(AuthDatabase database) {
        this.database = database;
    }

    /** In place of an earlier one with the same address: its link leads nowhere from now on. */
    void put(Registration registration) {
        database.sql(
                        """
                        insert into auth.registrations
                               (id, company_id, person_id, email, display_name, locale,
                                password_hash, invitation_id, personal_email, expires_at)
                        values (:id, :company, :person, :email, :name, :locale,
                                :hash, :invitation, :own, :expires)
                        on conflict (company_id, email) do update
                           set id = excluded.id, person_id = excluded.person_id,
                               display_name = excluded.display_name, locale = excluded.locale,
                               password_hash = excluded.password_hash,
                               invitation_id = excluded.invitation_id,
                               personal_email = excluded.personal_email,
                               expires_at = excluded.expires_at
                        """)
                .param("id", registration.id())
                .param("company", registration.company().value())
                .param("person", registration.person().value())
                .param("email", registration.email())
                .param("name", registration.displayName())
                .param("locale", registration.locale())
                .param("hash", registration.passwordHash())
                .param("invitation", registration.invitation(), Types.OTHER)
                .param("own", registration.personalEmail(), Types.VARCHAR)
                .param("expires", registration.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeExpired(Instant now) {
        database.sql("delete from auth.registrations where expires_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Registration> find(UUID id) {
        return database.sql(
                        """
                        select id, company_id, person_id, email, display_name, locale,
                               password_hash, invitation_id, personal_email, expires_at
                          from auth.registrations
                         where id = :id
                        """)
                .param("id", id)
                .query((row, n) ->
                        new Registration(
                                row.getObject(1, UUID.class),
                                new CompanyId(row.getObject(2, UUID.class)),
                                new PersonId(row.getObject(3, UUID.class)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, UUID.class),
                                row.getString(9),
                                row.getObject(10, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether it was still there. */
    boolean remove(UUID id) {
        return database.sql("delete from auth.registrations where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }
}
