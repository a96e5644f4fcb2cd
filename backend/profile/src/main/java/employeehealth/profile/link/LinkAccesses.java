package employeehealth.profile.link;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Who came with a link when, as they call themselves. */
@Repository
class LinkAccesses {

    private static final Place RECIPIENT =
            new Place("profile.health_link_accesses", "sealed_recipient");
    private static final int SHOWN = 20;

    private final ProfileDatabase db;
    private final Seal seal;

    LinkAccesses(ProfileDatabase db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /**
     * @param recipient what they call themselves; nobody checks it
     * @param opened else with a wrong passcode
     */
    record Access(Instant at, String recipient, boolean opened) {

        @Override
        public String toString() {
            return "Access[hidden]";
        }
    }

    void add(UUID link, Owner owner, Access access) {
        var id = Ids.next();
        db.sql(
                        """
                        insert into profile.health_link_accesses
                               (id, company_id, health_service_id, person_id, link_id, opened,
                                sealed_recipient, at)
                        values (:id, :company, :healthService, :person, :link, :opened, :recipient,
                                :at)
                        """)
                .param("id", id)
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("link", link)
                .param("opened", access.opened())
                .param(
                        "recipient",
                        seal.seal(
                                owner.person(),
                                RECIPIENT,
                                id,
                                access.recipient().getBytes(StandardCharsets.UTF_8)))
                .param("at", access.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How often each link of this person was opened. */
    Map<UUID, Integer> opened(PersonId person) {
        return db
                .sql(
                        """
                        select link_id, count(*) from profile.health_link_accesses
                         where person_id = :person and opened
                         group by link_id
                        """)
                .param("person", person.value())
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The last ones, newest first. */
    List<Access> last(PersonId person, UUID link) {
        return db.sql(
                        """
                        select id, at, opened, sealed_recipient from profile.health_link_accesses
                         where link_id = :link and person_id = :person
                         order by at desc, id desc
                         limit :limit
                        """)
                .param("link", link)
                .param("person", person.value())
                .param("limit", SHOWN)
                .query((row, n) ->
                        new Access(
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                new String(
                                        seal.open(
                                                person,
                                                RECIPIENT,
                                                row.getObject(1, UUID.class),
                                                row.getBytes(4)),
                                        StandardCharsets.UTF_8),
                                row.getBoolean(3)))
                .list();
    }
}
