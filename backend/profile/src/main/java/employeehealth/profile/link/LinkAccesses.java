package employeehealth.profile.link;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private static final int SHOWN_IN_ALL = 200;

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

    /**
     * Who came with the links of somebody.
     *
     * @param counts how often each was opened
     * @param all the last ones of each, newest first
     */
    record Seen(Map<UUID, Integer> counts, Map<UUID, List<Access>> all) {

        static final Seen NONE = new Seen(Map.of(), Map.of());

        int opened(UUID link) {
            return counts.getOrDefault(link, 0);
        }

        List<Access> last(UUID link) {
            return all.getOrDefault(link, List.of());
        }
    }

    Seen of(PersonId person) {
        return new Seen(counts(person), last(person));
    }

    private Map<UUID, Integer> counts(PersonId person) {
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

    private Map<UUID, List<Access>> last(PersonId person) {
        return db
                .sql(
                        """
                        select l.id, a.id, a.at, a.opened, a.sealed_recipient
                          from profile.health_links l
                          cross join lateral
                               (select id, at, opened, sealed_recipient
                                  from profile.health_link_accesses
                                 where link_id = l.id and person_id = :person
                                 order by at desc, id desc
                                 limit :limit) a
                         where l.person_id = :person
                         order by a.at desc, a.id desc
                         limit :all
                        """)
                .param("person", person.value())
                .param("limit", SHOWN)
                .param("all", SHOWN_IN_ALL)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), access(person, row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Access access(PersonId person, ResultSet row) throws SQLException {
        var recipient = seal.open(person, RECIPIENT, row.getObject(2, UUID.class), row.getBytes(5));
        return new Access(
                row.getObject(3, OffsetDateTime.class).toInstant(),
                new String(recipient, StandardCharsets.UTF_8),
                row.getBoolean(4));
    }
}
