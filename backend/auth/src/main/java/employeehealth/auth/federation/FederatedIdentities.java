package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Who is who at which provider, at the transaction's company. */
@Repository
class FederatedIdentities {

    private static final String SELECT =
            """
            select id, person_id, provider, professional_id, linked_by, linked_at, last_used_at
              from auth.federated_identities
            """;

    private final AuthDatabase database;
    private final PlatformSecrets secrets;

    FederatedIdentities(AuthDatabase database, PlatformSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    Optional<Link> find(IdentityProvider provider, String subject) {
        return database.sql(SELECT + " where provider = :provider and subject_key = :subject")
                .param("provider", provider.id())
                .param("subject", key(provider, subject))
                .query(FederatedIdentities::link)
                .optional();
    }

    List<Link> of(PersonId person) {
        return database.sql(SELECT + " where person_id = :person order by id")
                .param("person", person.value())
                .query(FederatedIdentities::link)
                .list();
    }

    Optional<Link> find(PersonId person, UUID id) {
        return of(person).stream().filter(link -> link.id().equals(id)).findFirst();
    }

    /** Whether it is new: neither this subject nor this person is linked at that provider yet. */
    boolean add(CompanyId company, IdentityProvider provider, String subject, Link link) {
        return database.sql(
                                """
                                insert into auth.federated_identities
                                       (id, company_id, person_id, provider, subject_key,
                                        professional_id, linked_by, linked_at)
                                values (:id, :company, :person, :provider, :subject,
                                        :professional, :by, :at)
                                on conflict do nothing
                                """)
                        .param("id", link.id())
                        .param("company", company.value())
                        .param("person", link.person().value())
                        .param("provider", provider.id())
                        .param("subject", key(provider, subject))
                        .param("professional", link.professionalId(), Types.VARCHAR)
                        .param("by", link.by().code())
                        .param("at", utc(link.linkedAt()))
                        .update()
                > 0;
    }

    /** Whether it is still there. */
    boolean used(UUID id, Instant now) {
        return database.sql(
                                """
                                update auth.federated_identities set last_used_at = :now
                                 where id = :id
                                """)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    boolean remove(UUID id) {
        return database.sql("delete from auth.federated_identities where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    private byte[] key(IdentityProvider provider, String subject) {
        return secrets.mac("federated-subject", provider.issuer() + "\n" + subject);
    }

    private static Link link(ResultSet row, int n) throws SQLException {
        var used = row.getObject(7, OffsetDateTime.class);
        return new Link(
                row.getObject(1, UUID.class),
                new PersonId(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                row.getString(4),
                Link.By.ofCode(row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
