package employeehealth.auth.backchannel;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What the programs of the transaction's company are to be told, and what became of it. */
@Repository
class LogoutNotices {

    /** The audit log knows for longer. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final AuthDatabase database;

    LogoutNotices(AuthDatabase database) {
        this.database = database;
    }

    /** Whether it is another one than waits already. */
    boolean add(LogoutNotice notice, Instant now) {
        removeOld(notice.client(), now);
        return database.sql(
                                """
                                insert into auth.logout_notices
                                       (id, company_id, client, person_id, grant_id, made_at, state)
                                values (:id, :company, :client, :person, :grant, :now, 'waiting')
                                on conflict do nothing
                                """)
                        .param("id", notice.id())
                        .param("company", notice.company().value())
                        .param("client", notice.client())
                        .param("person", notice.person().value())
                        .param("grant", notice.grant().value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private void removeOld(UUID client, Instant now) {
        database.sql("delete from auth.logout_notices where client = :client and settled_at < :at")
                .param("client", client)
                .param("at", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<LogoutNotice> find(UUID id) {
        return database.sql(
                        """
                        select id, company_id, client, person_id, grant_id, state, attempts
                          from auth.logout_notices
                         where id = :id
                        """)
                .param("id", id)
                .query((row, n) ->
                        new LogoutNotice(
                                row.getObject(1, UUID.class),
                                new CompanyId(row.getObject(2, UUID.class)),
                                row.getObject(3, UUID.class),
                                new PersonId(row.getObject(4, UUID.class)),
                                new SessionId(row.getObject(5, UUID.class)),
                                LogoutNotice.State.ofCode(row.getString(6)),
                                row.getInt(7)))
                .optional();
    }

    /** Without success, and not for the last time. */
    void tried(UUID id) {
        database.sql("update auth.logout_notices set attempts = attempts + 1 where id = :id")
                .param("id", id)
                .update();
    }

    void settle(UUID id, LogoutNotice.State state, Instant now) {
        database.sql(
                        """
                        update auth.logout_notices
                           set state = :state, attempts = attempts + 1, settled_at = :now
                         where id = :id
                        """)
                .param("state", state.code())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
