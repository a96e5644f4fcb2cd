package employeehealth.profile.contact;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.contact.Contact.State;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The emergency contacts of a person, in the order in which they are called. */
@Repository
public class Contacts {

    static final String TABLE = "profile.emergency_contacts";

    private static final Place CONTACT = new Place(TABLE, "sealed_contact");

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    Contacts(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /** Until the transaction ends nobody else changes those of this person. */
    void lock(PersonId person) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", TABLE + "|" + person)
                .query(Boolean.class)
                .single();
    }

    public List<KeptContact> of(PersonId person) {
        return db.sql(
                        """
                        select id, company_id, health_service_id, person_id, position, version,
                               state, answered_at, sealed_contact, at
                          from profile.emergency_contacts
                         where person_id = :person
                         order by position
                        """)
                .param("person", person.value())
                .query(this::contact)
                .list();
    }

    Optional<KeptContact> find(PersonId person, UUID id) {
        return of(person).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void add(KeptContact contact) {
        db.sql(
                        """
                        insert into profile.emergency_contacts
                               (id, company_id, health_service_id, person_id, position, version,
                                state, answered_at, sealed_contact, at)
                        values (:id, :company, :healthService, :person, :position, :version,
                                :state, :answered, :contact, :at)
                        """)
                .param("id", contact.id())
                .param("company", contact.owner().company().value())
                .param("healthService", contact.owner().healthService().value())
                .param("person", contact.owner().person().value())
                .param("position", contact.position())
                .param("version", contact.version())
                .param("state", contact.state().code())
                .param("answered", utc(contact.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("contact", sealed(contact))
                .param("at", utc(contact.at()))
                .update();
    }

    void change(KeptContact contact) {
        db.sql(
                        """
                        update profile.emergency_contacts
                           set version = :version, state = :state, answered_at = :answered,
                               sealed_contact = :contact, at = :at
                         where id = :id and person_id = :person
                        """)
                .param("version", contact.version())
                .param("state", contact.state().code())
                .param("answered", utc(contact.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("contact", sealed(contact))
                .param("at", utc(contact.at()))
                .param("id", contact.id())
                .param("person", contact.owner().person().value())
                .update();
    }

    void remove(KeptContact contact) {
        db.sql("delete from profile.emergency_contacts where id = :id and person_id = :person")
                .param("id", contact.id())
                .param("person", contact.owner().person().value())
                .update();
    }

    /** From 1, without gaps. */
    void order(List<KeptContact> wanted) {
        for (var place = 1; place <= wanted.size(); place++) {
            var one = wanted.get(place - 1);
            if (one.position() != place) {
                db.sql(
                                """
                                update profile.emergency_contacts set position = :position
                                 where id = :id and person_id = :person
                                """)
                        .param("position", place)
                        .param("id", one.id())
                        .param("person", one.owner().person().value())
                        .update();
            }
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private byte[] sealed(KeptContact contact) {
        var clear = json.writeValueAsBytes(contact.contact());
        return seal.seal(contact.owner().person(), CONTACT, contact.id(), clear);
    }

    private KeptContact contact(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var answered = row.getObject("answered_at", OffsetDateTime.class);
        var clear = seal.open(owner.person(), CONTACT, id, row.getBytes("sealed_contact"));
        return new KeptContact(
                id,
                owner,
                row.getInt("position"),
                row.getInt("version"),
                State.ofCode(row.getString("state")),
                answered == null ? null : answered.toInstant(),
                json.readValue(clear, Contact.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
