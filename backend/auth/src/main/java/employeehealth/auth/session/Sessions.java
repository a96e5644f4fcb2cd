package employeehealth.auth.session;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Assurance;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The sessions of one's company. */
@Repository
class Sessions {

    private static final String COLUMNS =
            """
            id, company_id, person_id, nonce, generation, rotated_at, expires_at,
            ended_at is not null, proven_by, coalesce(proven_at, created_at), enrolling,
            stepped_up_by, stepped_up_at, coalesce(idle_seconds, :idle), created_at
            """;

    private final AuthDatabase database;
    private final Duration idle;

    Sessions(AuthDatabase database, AuthSettings settings) {
        this.database = database;
        this.idle = settings.session().idle();
    }

    void add(Session session, Device device) {
        database.sql(
                        """
                        insert into auth.sessions
                               (id, company_id, person_id, nonce, generation, rotated_at,
                                created_at, last_used_at, expires_at, user_agent,
                                proven_by, proven_at, enrolling, network, idle_seconds)
                        values (:id, :company, :person, :nonce, :generation, :at,
                                :at, :at, :expires, :userAgent,
                                :provenBy, :provenAt, :enrolling, :network, :idle)
                        """)
                .param("id", session.id().value())
                .param("company", session.company().value())
                .param("person", session.person().value())
                .param("nonce", session.nonce())
                .param("generation", session.generation())
                .param("at", utc(session.openedAt()))
                .param("expires", utc(session.expiresAt()))
                .param("userAgent", device.userAgent())
                .param("network", device.network())
                .param("idle", Math.toIntExact(session.idle().toSeconds()))
                .param("provenBy", session.strength().proven().text())
                .param("provenAt", utc(session.strength().proven().at()))
                .param("enrolling", session.strength().enrolling())
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
        var query = "select " + COLUMNS + " from auth.sessions where id = :id " + locking;
        return (locking.isEmpty() ? database.query(query) : database.sql(query))
                .param("idle", idle.toSeconds())
                .param("id", id.value())
                .query((row, n) -> session(row))
                .optional();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getObject(1, UUID.class)),
                new CompanyId(row.getObject(2, UUID.class)),
                new PersonId(row.getObject(3, UUID.class)),
                row.getBytes(4),
                at(row, 15),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBoolean(8),
                Duration.ofSeconds(row.getLong(14)),
                strength(row));
    }

    private static Strength strength(ResultSet row) throws SQLException {
        var steppedUpBy = row.getString(12);
        return new Strength(
                Assurance.parse(row.getString(9), at(row, 10)),
                row.getBoolean(11),
                steppedUpBy == null ? null : Assurance.parse(steppedUpBy, at(row, 13)));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The sessions of that person that are not over. Others who want them wait. */
    List<SessionId> lockOpen(PersonId person) {
        return database.sql(
                        """
                        select id
                          from auth.sessions
                         where person_id = :person
                           and ended_at is null
                         order by id
                           for update
                        """)
                .param("person", person.value())
                .query((row, n) -> new SessionId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Turns it by itself, if nobody has turned or ended it since it was seen.
     *
     * @return the session as it is from now on
     */
    Optional<Session> rotate(Session seen, Session next) {
        return database.change(
                        """
                        update auth.sessions
                           set generation = :generation, rotated_at = :at, last_used_at = :at
                         where id = :id
                           and generation = :seen
                           and ended_at is null
                        returning
                        """
                                + COLUMNS)
                .param("generation", next.generation())
                .param("at", utc(next.rotatedAt()))
                .param("id", seen.id().value())
                .param("seen", seen.generation())
                .param("idle", idle.toSeconds())
                .query((row, n) -> session(row))
                .optional();
    }

    /** In a transaction that has locked it. */
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

    void strengthen(Session session) {
        var strength = session.strength();
        var steppedUp = strength.steppedUp();
        database.sql(
                        """
                        update auth.sessions
                           set proven_by = :provenBy, proven_at = :provenAt, enrolling = :enrolling,
                               stepped_up_by = :steppedUpBy, stepped_up_at = :steppedUpAt
                         where id = :id
                        """)
                .param("provenBy", strength.proven().text())
                .param("provenAt", utc(strength.proven().at()))
                .param("enrolling", strength.enrolling())
                .param("steppedUpBy", steppedUp == null ? null : steppedUp.text(), Types.VARCHAR)
                .param(
                        "steppedUpAt",
                        steppedUp == null ? null : utc(steppedUp.at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", session.id().value())
                .update();
    }

    List<SignedInDevice> of(PersonId person, Instant now) {
        return database.sql(
                        """
                        select id, user_agent, network, created_at, last_used_at
                          from auth.sessions
                         where person_id = :person
                           and ended_at is null
                           and expires_at > :now
                           and rotated_at + make_interval(secs => coalesce(idle_seconds, :idle)) > :now
                         order by last_used_at desc, id
                        """)
                .param("person", person.value())
                .param("now", utc(now))
                .param("idle", idle.toSeconds())
                .query((row, n) ->
                        new SignedInDevice(
                                new SessionId(row.getObject(1, UUID.class)),
                                new Device(row.getString(2), row.getString(3)),
                                at(row, 4),
                                at(row, 5)))
                .list();
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
