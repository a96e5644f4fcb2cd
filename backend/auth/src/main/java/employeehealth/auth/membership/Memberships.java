package employeehealth.auth.membership;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which people of the transaction's company belong to it still. */
@Repository
public class Memberships {

    private final AuthDatabase database;

    Memberships(AuthDatabase database) {
        this.database = database;
    }

    /**
     * @param leftAt since when they do not belong to it any more; none while they do
     * @param changedAt when that changed last; none if it never did
     */
    record Membership(@Nullable Instant leftAt, @Nullable Instant changedAt) {}

    public boolean hasLeft(PersonId person) {
        return find(person).map(Membership::leftAt).isPresent();
    }

    /** Whether somebody who had this address has left: they come back, they are not made anew. */
    public boolean hasLeft(String email) {
        return database.sql(
                        """
                        select count(*) > 0
                          from auth.people
                         where left_at is not null
                           and lower(email) = lower(:email)
                        """)
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    Optional<Membership> find(PersonId person) {
        return database.sql(
                        """
                        select left_at, membership_changed_at
                          from auth.people
                         where id = :id
                        """)
                .param("id", person.value())
                .query((row, n) ->
                        new Membership(
                                instant(row.getObject(1, OffsetDateTime.class)),
                                instant(row.getObject(2, OffsetDateTime.class))))
                .optional();
    }

    /** Whether they belonged to it until now. Others who change it wait for the transaction. */
    boolean leave(PersonId person, Instant now) {
        return change(person, now, true);
    }

    /** Whether they did not belong to it until now. */
    boolean comeBack(PersonId person, Instant now) {
        return change(person, now, false);
    }

    /**
     * The company's identity provider vouches for somebody who works there, and would else still
     * open what is their own. What a health professional proves elsewhere stays.
     */
    void endCompanysWord(PersonId person) {
        database.sql(
                        """
                        delete from auth.federated_identities i
                         using auth.identity_providers p
                         where p.id = i.provider
                           and p.kind = 'oidc'
                           and i.person_id = :person
                        """)
                .param("person", person.value())
                .update();
    }

    /** Each change is later than the one before, however clocks go: the later one holds. */
    private boolean change(PersonId person, Instant now, boolean leaves) {
        return database.sql(
                                """
                                update auth.people
                                   set left_at = case when :leaves then :now::timestamptz end,
                                       membership_changed_at =
                                           greatest(:now::timestamptz,
                                                    membership_changed_at + interval '1 microsecond')
                                 where id = :id
                                   and (left_at is null) = :leaves
                                """)
                        .param("leaves", leaves)
                        .param("now", now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", person.value())
                        .update()
                > 0;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
