package employeehealth.profile.contact;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** What contacts were asked, in the company of the transaction. */
@Repository
class ContactRequests {

    private final ProfileDatabase db;

    ContactRequests(ProfileDatabase db) {
        this.db = db;
    }

    void add(AskedContact asked) {
        db.sql(
                        """
                        insert into profile.contact_requests
                               (id, company_id, health_service_id, person_id, contact_id,
                                channel_id, nonce, at)
                        values (:id, :company, :healthService, :person, :contact, :channel, :nonce,
                                :at)
                        """)
                .param("id", asked.id().value())
                .param("company", asked.owner().company().value())
                .param("healthService", asked.owner().healthService().value())
                .param("person", asked.owner().person().value())
                .param("contact", asked.contact())
                .param("channel", asked.channel())
                .param("nonce", asked.nonce())
                .param("at", asked.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<AskedContact> find(LinkId id) {
        return db.sql(
                        """
                        select id, company_id, health_service_id, person_id, contact_id,
                               channel_id, nonce, at
                          from profile.contact_requests
                         where id = :id
                        """)
                .param("id", id.value())
                .query(ContactRequests::asked)
                .optional();
    }

    /** How many mails this person has had sent since then. */
    int since(PersonId person, Instant then) {
        return db.sql(
                        """
                        select count(*) from profile.contact_requests
                         where person_id = :person and at > :then
                        """)
                .param("person", person.value())
                .param("then", then.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** When each contact of this person was last asked. */
    Map<UUID, Instant> newest(PersonId person) {
        return db
                .sql(
                        """
                        select contact_id, max(at) from profile.contact_requests
                         where person_id = :person
                         group by contact_id
                        """)
                .param("person", person.value())
                .query((row, n) ->
                        Map.entry(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static AskedContact asked(ResultSet row, int n) throws SQLException {
        return new AskedContact(
                new LinkId(row.getObject(1, UUID.class)),
                new Owner(
                        new CompanyId(row.getObject(2, UUID.class)),
                        new HealthServiceId(row.getObject(3, UUID.class)),
                        new PersonId(row.getObject(4, UUID.class))),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                row.getBytes(7),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }
}
