package employeehealth.triage.protocol;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.triage.TriageDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the transaction's health service put into force, and when. */
@Repository
public class Publications {

    private static final String SELECT =
            """
            select id, health_service_id, library, before, protocol, version, rolls_back, person_id,
                   effective_at, made_at, jws
              from triage.publications
            """;

    private static final Logger log = LoggerFactory.getLogger(Publications.class);

    private final TriageDatabase database;
    private final ProtocolKey key;

    Publications(TriageDatabase database, ProtocolKey key) {
        this.database = database;
        this.key = key;
    }

    /** Newest first, those only that this installation made. */
    public List<Publication> all() {
        return genuine(database.sql(SELECT + " order by place desc limit 200"));
    }

    /**
     * Newest first.
     *
     * @param before the last of the page before
     */
    public List<Publication> page(@Nullable UUID before, int limit) {
        return genuine(
                database.sql(
                                SELECT
                                        + """
                                         where :before::uuid is null or place <
                                               (select place from triage.publications where id = :before)
                                         order by place desc
                                         limit :limit
                                        """)
                        .param("before", before, Types.OTHER)
                        .param("limit", limit));
    }

    public Optional<Publication> find(UUID id) {
        return genuine(database.sql(SELECT + " where id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** Those that put that version into force. */
    List<Publication> of(String protocol, String version) {
        return genuine(
                database.sql(
                                SELECT
                                        + " where protocol = :protocol and version = :version and"
                                        + " rolls_back is null order by place desc limit 10")
                        .param("protocol", protocol)
                        .param("version", version));
    }

    /** Those whose time has come, newest first: the first one counts. */
    List<Publication> due(Instant now) {
        return genuine(
                database.sql(SELECT + " where effective_at <= :now order by place desc limit 20")
                        .param("now", now.atOffset(ZoneOffset.UTC)));
    }

    /** Whether one whose time has come put that library into force, or took its place. */
    boolean everDue(String library, Instant now) {
        var about =
                database.sql(
                                SELECT
                                        + " where effective_at <= :now"
                                        + " and (library = :library or before = :library)")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("library", library);
        return !genuine(about).isEmpty();
    }

    private List<Publication> genuine(JdbcClient.StatementSpec select) {
        return select.query(this::publication).list().stream().flatMap(Optional::stream).toList();
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
        return all().stream().findFirst();
    }

    public void add(Publication publication) {
        database.sql(
                        """
                        insert into triage.publications
                               (id, health_service_id, library, before, protocol, version,
                                rolls_back, person_id, effective_at, made_at, jws)
                        values (:id, :service, :library, :before, :protocol, :version,
                                cast(:rollsBack as uuid), :person, :effective, :made, :jws)
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
                        Types.VARCHAR)
                .param("person", publication.person().value())
                .param("effective", publication.effectiveAt().atOffset(ZoneOffset.UTC))
                .param("made", publication.madeAt().atOffset(ZoneOffset.UTC))
                .param("jws", key.sign(Publication.TYPE, Map.of(), publication.signed()))
                .update();
    }

    /** Nothing for a row that somebody else wrote or changed: what was before it counts. */
    private Optional<Publication> publication(ResultSet row, int n) throws SQLException {
        var one = read(row);
        var genuine = key.verify(Publication.TYPE, row.getString(11), one.signed()).isPresent();
        if (!genuine) {
            log.error("publication {} is not as it was signed, and is passed over", one.id());
        }
        return genuine ? Optional.of(one) : Optional.empty();
    }

    private static Publication read(ResultSet row) throws SQLException {
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
