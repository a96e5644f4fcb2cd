package employeehealth.auth.session;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The sessions of the transaction's company. */
@Repository
class Sessions {

    enum End {
        SIGNED_OUT,
        REUSED;

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final AuthDatabase database;

    Sessions(AuthDatabase database) {
        this.database = database;
    }

    void add(Session session, String userAgent) {
        database.sql(
                        """
                        insert into auth.sessions
                               (id, company_id, person_id, nonce, generation, rotated_at,
                                created_at, last_used_at, expires_at, user_agent)
                        values (:id, :company, :person, :nonce, :generation, :at,
                                :at, :at, :expires, :userAgent)
                        """)
                .param("id", session.id().value())
                .param("company", session.company().value())
                .param("person", session.person().value())
                .param("nonce", session.nonce())
                .param("generation", session.generation())
                .param("at", utc(session.rotatedAt()))
                .param("expires", utc(session.expiresAt()))
                .param("userAgent", userAgent)
                .update();
    }

    /**
     * Whether the person has sessions, but none with this browser.
     *
     * @param userAgent null if it makes no difference
     */
    boolean someBut(PersonId person, @Nullable String userAgent) {
        return database.sql(
                        """
                        select count(*) > 0 and count(*) filter (where user_agent = :userAgent) = 0
                          from auth.sessions
                         where person_id = :person
                        """)
                .param("userAgent", userAgent, Types.VARCHAR)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Ended sessions are kept until they would have expired, so that their tokens are recognised.
     */
    void removeExpired(PersonId person, Instant now) {
        database.sql("delete from auth.sessions where person_id = :person and expires_at < :now")
                .param("person", person.value())
                .param("now", utc(now))
                .update();
    }

    Optional<Session> find(SessionId id) {
        return select(id, "");
    }

    /** Others who want this session wait until the transaction ends. */
    Optional<Session> lock(SessionId id) {
        return select(id, "for update");
    }

    private Optional<Session> select(SessionId id, String locking) {
        return database.sql(
                        """
                        select id, company_id, person_id, nonce, generation, rotated_at, expires_at,
                               ended_at is not null
                          from auth.sessions
                         where id = :id
                        """
                                + locking)
                .param("id", id.value())
                .query((row, n) ->
                        new Session(
                                new SessionId(row.getObject(1, UUID.class)),
                                new CompanyId(row.getObject(2, UUID.class)),
                                new PersonId(row.getObject(3, UUID.class)),
                                row.getBytes(4),
                                row.getInt(5),
                                row.getObject(6, OffsetDateTime.class).toInstant(),
                                row.getObject(7, OffsetDateTime.class).toInstant(),
                                row.getBoolean(8)))
                .optional();
    }

    void rotate(Session next) {
        database.sql(
                        """
                        update auth.sessions
                           set generation = :generation, rotated_at = :at, last_used_at = :at
                         where id = :id
                        """)
                .param("generation", next.generation())
                .param("at", utc(next.rotatedAt()))
                .param("id", next.id().value())
                .update();
    }

    /** Whether it was this call that ended it. */
    boolean end(SessionId id, End because, Instant now) {
        return database.sql(
                                """
                                update auth.sessions
                                   set ended_at = :now, ended_because = :because
                                 where id = :id
                                   and ended_at is null
                                """)
                        .param("now", utc(now))
                        .param("because", because.code())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
