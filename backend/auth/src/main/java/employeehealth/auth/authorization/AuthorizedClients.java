package employeehealth.auth.authorization;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthScope;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Which programs a person has agreed to, of the transaction's company. */
@Repository
class AuthorizedClients {

    private final AuthDatabase database;

    AuthorizedClients(AuthDatabase database) {
        this.database = database;
    }

    record Authorized(
            UUID client, String name, Set<OAuthScope> scopes, Instant firstAt, Instant lastAt) {}

    Set<OAuthScope> scopes(PersonId person, UUID client) {
        return database.sql(
                        """
                        select scopes from auth.authorized_clients
                         where person_id = :person and client = :client
                        """)
                .param("person", person.value())
                .param("client", client)
                .query((row, n) -> OAuthScope.parse(row.getString(1)))
                .optional()
                .orElseGet(() -> EnumSet.noneOf(OAuthScope.class));
    }

    void remember(
            CompanyId company, PersonId person, UUID client, Set<OAuthScope> granted, Instant now) {
        var all = EnumSet.copyOf(granted);
        all.addAll(scopes(person, client));
        database.sql(
                        """
                        insert into auth.authorized_clients
                               (company_id, person_id, client, scopes, first_at, last_at)
                        values (:company, :person, :client, :scopes, :now, :now)
                        on conflict (company_id, person_id, client) do update
                           set scopes = excluded.scopes, last_at = excluded.last_at
                        """)
                .param("company", company.value())
                .param("person", person.value())
                .param("client", client)
                .param("scopes", OAuthScope.text(all))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Authorized> of(PersonId person) {
        return database.sql(
                        """
                        select a.client, c.name, a.scopes, a.first_at, a.last_at
                          from auth.authorized_clients a
                          join auth.oauth_clients c on c.id = a.client
                         where a.person_id = :person
                         order by a.last_at desc, a.client
                        """)
                .param("person", person.value())
                .query((row, n) ->
                        new Authorized(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                OAuthScope.parse(row.getString(3)),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What they had agreed to, if there was anything to forget. */
    Optional<Set<OAuthScope>> forget(PersonId person, UUID client) {
        return database.sql(
                        """
                        delete from auth.authorized_clients
                         where person_id = :person and client = :client
                        returning scopes
                        """)
                .param("person", person.value())
                .param("client", client)
                .query((row, n) -> OAuthScope.parse(row.getString(1)))
                .optional();
    }
}
