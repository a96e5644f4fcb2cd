package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The invitations of the transaction's company, one for each address. */
@Repository
class Invitations {

    private static final String COLUMNS =
            """
            select id, company_id, person_id, email, display_name, locale, expires_at,
                   accepted_at is null and withdrawn_at is null
              from auth.invitations
            """;

    private final AuthDatabase database;

    Invitations(AuthDatabase database) {
        this.database = database;
    }

    /** In place of an earlier one for the same address, whose links lead nowhere from now on. */
    void put(Invitation invitation, PersonId by, Instant now) {
        database.sql(
                        """
                        insert into auth.invitations
                               (id, company_id, person_id, email, display_name, locale, invited_by,
                                made_at, expires_at)
                        values (:id, :company, :person, :email, :name, :locale, :by, :now, :expires)
                        on conflict (company_id, email) do update
                           set id = excluded.id, person_id = excluded.person_id,
                               display_name = excluded.display_name, locale = excluded.locale,
                               invited_by = excluded.invited_by, made_at = excluded.made_at,
                               expires_at = excluded.expires_at, accepted_at = null,
                               withdrawn_at = null
                        """)
                .param("id", invitation.id())
                .param("company", invitation.company().value())
                .param("person", invitation.person().value())
                .param("email", invitation.email())
                .param("name", invitation.displayName())
                .param("locale", invitation.locale())
                .param("by", by.value())
                .param("now", utc(now))
                .param("expires", utc(invitation.expiresAt()))
                .update();
    }

    /** Those that can no longer be accepted say who was once asked, which is nobody's business. */
    void removeExpired(Instant now) {
        database.sql("delete from auth.invitations where expires_at < :now")
                .param("now", utc(now))
                .update();
    }

    Optional<Invitation> find(UUID id) {
        return all(database.sql(COLUMNS + " where id = :id").param("id", id)).optional();
    }

    /**
     * Newest first.
     *
     * @param by only those of this person; none: everybody's
     */
    List<Invitation> page(@Nullable PersonId by, @Nullable UUID before, int limit) {
        return all(database.sql(
                                COLUMNS
                                        + """
                                          where (:before::uuid is null or id < :before::uuid)
                                            and (:by::uuid is null or invited_by = :by::uuid)
                                            and accepted_at is null and withdrawn_at is null
                                          order by id desc
                                          limit :limit
                                        """)
                        .param("before", before == null ? null : before.toString())
                        .param("by", by == null ? null : by.toString())
                        .param("limit", limit))
                .list();
    }

    /** Whether it was still open. */
    boolean accept(UUID id, Instant now) {
        return end(id, "accepted_at", null, now);
    }

    /**
     * Whether it was still open.
     *
     * @param by only one of this person's; none: anybody's
     */
    boolean withdraw(UUID id, @Nullable PersonId by, Instant now) {
        return end(id, "withdrawn_at", by, now);
    }

    private boolean end(UUID id, String column, @Nullable PersonId by, Instant now) {
        return database.sql(
                                """
                                update auth.invitations
                                   set %s = :now
                                 where id = :id
                                   and (:by::uuid is null or invited_by = :by::uuid)
                                   and accepted_at is null and withdrawn_at is null
                                """
                                        .formatted(column))
                        .param("now", utc(now))
                        .param("id", id)
                        .param("by", by == null ? null : by.toString())
                        .update()
                > 0;
    }

    private static JdbcClient.MappedQuerySpec<Invitation> all(JdbcClient.StatementSpec statement) {
        return statement.query((row, n) ->
                new Invitation(
                        row.getObject(1, UUID.class),
                        new CompanyId(row.getObject(2, UUID.class)),
                        new PersonId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getBoolean(8)));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
