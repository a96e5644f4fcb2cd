package employeehealth.triage.protocol;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.triage.TriageDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What the transaction's health service put into force, and when. */
@Repository
public class Publications {

    private static final String SELECT =
            """
            select id, health_service_id, library, before, protocol, version, rolls_back, person_id,
                   effective_at, made_at
              from triage.publications
            """;

    private final TriageDatabase database;

    Publications(TriageDatabase database) {
        this.database = database;
    }

    /** Newest first. */
    public List<Publication> all() {
        return database.sql(SELECT + " order by id desc limit 200")
                .query(Publications::publication)
                .list();
    }

    /** The one whose library counts now; none: what ships. */
    Optional<Publication> inForce(Instant now) {
        return database.sql(SELECT + " where effective_at <= :now order by id desc limit 1")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Publications::publication)
                .optional();
    }

    /**
     * The last one made, whether or not its time has come. Others who want to publish wait until
     * the transaction ends.
     */
    public Optional<Publication> lockNewest(HealthServiceId service) {
        database.sql(
                        "select pg_advisory_xact_lock(hashtextextended('publications ' || :service,"
                                + " 0))")
                .param("service", service.toString())
                .query((row, n) -> true)
                .single();
        return newest();
    }

    public Optional<Publication> newest() {
        return database.sql(SELECT + " order by id desc limit 1")
                .query(Publications::publication)
                .optional();
    }

    public void add(Publication publication) {
        database.sql(
                        """
                        insert into triage.publications
                               (id, health_service_id, library, before, protocol, version,
                                rolls_back, person_id, effective_at, made_at)
                        values (:id, :service, :library, :before, :protocol, :version,
                                cast(:rollsBack as uuid), :person, :effective, :made)
                        """)
                .param("id", publication.id())
                .param("service", publication.healthService().value())
                .param("library", publication.library())
                .param("before", publication.before())
                .param("protocol", publication.protocol())
                .param("version", publication.version())
                .param(
                        "rollsBack",
                        publication.rollsBack() == null ? null : publication.rollsBack().toString(),
                        java.sql.Types.VARCHAR)
                .param("person", publication.person().value())
                .param("effective", publication.effectiveAt().atOffset(ZoneOffset.UTC))
                .param("made", publication.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Publication publication(ResultSet row, int n) throws SQLException {
        return new Publication(
                row.getObject(1, UUID.class),
                new HealthServiceId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, UUID.class),
                new PersonId(row.getObject(8, UUID.class)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}
