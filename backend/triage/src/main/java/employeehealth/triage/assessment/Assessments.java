package employeehealth.triage.assessment;

import static java.sql.Types.INTEGER;
import static java.sql.Types.OTHER;
import static java.sql.Types.TIMESTAMP_WITH_TIMEZONE;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import employeehealth.triage.TriageDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Repository
class Assessments {

    private static final String FIRST = "triage.symptom_assessments";
    private static final String LATER = "triage.assessment_steps";
    private static final String LATEST =
            """
            select a.id, a.company_id, a.health_service_id, a.person_id,
                   coalesce(s.at, a.at) as at, a.at as first_at,
                   coalesce(s.id, a.id) as row_id,
                   coalesce(s.step, 0) as step,
                   coalesce(s.library, a.library) as library,
                   a.policy, a.site_id,
                   coalesce(s.engine_version, a.engine_version) as engine_version,
                   coalesce(s.sealed_answers, a.sealed_answers) as sealed_answers,
                   coalesce(s.sealed_recommendation, a.sealed_recommendation) as sealed_recommendation
              from triage.symptom_assessments a
              left join lateral (select * from triage.assessment_steps s
                                  where s.assessment_id = a.id
                                  order by s.step desc limit 1) s on true
            """;

    private static final String OWN = LATEST + " where a.person_id = :person";

    private static final String AS_OF =
            """
            select id, company_id, health_service_id, person_id, at, id as row_id, 0 as step,
                   library, policy, site_id, engine_version, sealed_answers, sealed_recommendation
              from triage.symptom_assessments
             where person_id = :person and id = :row
             union all
            select assessment_id, company_id, health_service_id, person_id, at, id, step,
                   library, policy, site_id, engine_version, sealed_answers, sealed_recommendation
              from triage.assessment_steps
             where person_id = :person and id = :row
            """;

    private final TriageDatabase db;
    private final Seal seal;
    private final JsonMapper json;
    private final JsonMapper kept;

    Assessments(TriageDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
        // What is kept outlives the version that wrote it.
        this.kept =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    Optional<Assessment> find(PersonId person, AssessmentId id) {
        return db.sql(OWN + " and a.id = :id")
                .param("person", person.value())
                .param("id", id.value())
                .query(this::assessment)
                .optional();
    }

    /** Anybody's, as far as the transaction has declared why. */
    Optional<Assessment> find(AssessmentId id) {
        return db.sql(LATEST + " where a.id = :id")
                .param("id", id.value())
                .query(this::assessment)
                .optional();
    }

    /** As it was after the step that this row holds. */
    Optional<Assessment> asOf(PersonId person, UUID row) {
        return db.sql(AS_OF)
                .param("person", person.value())
                .param("row", row)
                .query(this::assessment)
                .optional();
    }

    /** Newest first; ids are made in the order of time. */
    List<Assessment> page(PersonId person, @Nullable AssessmentId before, int limit) {
        return db.sql(
                        OWN
                                + " and (:before::uuid is null or a.id < :before) order by a.id"
                                + " desc limit :limit")
                .param("person", person.value())
                .param("before", before == null ? null : before.value(), OTHER)
                .param("limit", limit)
                .query(this::assessment)
                .list();
    }

    /**
     * What was told at any company of the health service, newest first, as far as the transaction
     * has declared why. Who was erased is left out.
     *
     * @param before the last of the page before
     */
    Page of(
            HealthServiceId service,
            Instant since,
            StoredChecks.Retold.@Nullable Key before,
            int limit) {
        var keys = new ArrayList<StoredChecks.Retold.Key>();
        var readable =
                db
                        .sql(
                                LATEST
                                        + """
                                         where a.health_service_id = :service and a.at >= :since
                                           and (:at::timestamptz is null or (a.at, a.id) < (:at, :before))
                                         order by a.at desc, a.id desc
                                         limit :limit
                                        """)
                        .param("service", service.value())
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .param(
                                "at",
                                before == null ? null : before.at().atOffset(ZoneOffset.UTC),
                                TIMESTAMP_WITH_TIMEZONE)
                        .param("before", before == null ? null : before.id(), OTHER)
                        .param("limit", limit)
                        .query((row, n) -> retold(row, keys))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return new Page(readable, keys.size() < limit ? null : keys.getLast());
    }

    /**
     * @param last where the next page begins after; null on the last
     */
    record Page(List<StoredChecks.Retold> readable, StoredChecks.Retold.@Nullable Key last) {}

    /** Makes a second round of answers to the same assessment wait for the first. */
    void lock(AssessmentId id) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", id.toString())
                .query((row, n) -> true)
                .single();
    }

    void add(Assessment a) {
        var first = a.step() == 0;
        var site = a.policy().site();
        db.sql(
                        first
                                ? """
                                insert into triage.symptom_assessments
                                       (id, company_id, health_service_id, person_id, library, policy,
                                        site_id, engine_version, sealed_answers, sealed_recommendation, at)
                                values (:row, :company, :healthService, :person, :library, :policy,
                                        :site, :engine, :answers, :recommendation, :at)
                                """
                                : """
                                insert into triage.assessment_steps
                                       (id, assessment_id, step, company_id, health_service_id, person_id, library,
                                        policy, site_id, engine_version, sealed_answers, sealed_recommendation, at)
                                values (:row, :id, :step, :company, :healthService, :person, :library,
                                        :policy, :site, :engine, :answers, :recommendation, :at)
                                """)
                .param("row", a.row())
                .param("id", a.id().value())
                .param("step", a.step())
                .param("company", a.owner().company().value())
                .param("healthService", a.owner().healthService().value())
                .param("person", a.owner().person().value())
                .param("library", a.library())
                .param("policy", a.policy().version() == 0 ? null : a.policy().version(), INTEGER)
                .param("site", site == null ? null : site.value(), OTHER)
                .param("engine", a.engine())
                .param("answers", sealed(a, "sealed_answers", a.told()))
                .param("recommendation", sealed(a, "sealed_recommendation", a.result()))
                .param("at", a.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] sealed(Assessment a, String column, Object value) {
        return seal.seal(
                a.owner().person(),
                place(a.step(), column),
                a.row(),
                json.writeValueAsBytes(value));
    }

    private static Place place(int step, String column) {
        return new Place(step == 0 ? FIRST : LATER, column);
    }

    private Assessment assessment(ResultSet row, int n) throws SQLException {
        var owner = owner(row);
        var rowId = row.getObject("row_id", UUID.class);
        var step = row.getInt("step");
        var site = row.getObject("site_id", UUID.class);
        return new Assessment(
                new AssessmentId(row.getObject("id", UUID.class)),
                rowId,
                step,
                owner,
                row.getString("library"),
                new Assessment.Policy(row.getInt("policy"), site == null ? null : new SiteId(site)),
                row.getString("engine_version"),
                opened(row, owner, rowId, step, "sealed_answers", Told.class),
                opened(row, owner, rowId, step, "sealed_recommendation", Result.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private Optional<StoredChecks.Retold> retold(ResultSet row, List<StoredChecks.Retold.Key> keys)
            throws SQLException {
        var key =
                new StoredChecks.Retold.Key(
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("id", UUID.class));
        keys.add(key);
        try {
            var owner = owner(row);
            var told =
                    opened(
                            row,
                            owner,
                            row.getObject("row_id", UUID.class),
                            row.getInt("step"),
                            "sealed_answers",
                            Told.class);
            return Optional.of(new StoredChecks.Retold(key, owner.company(), owner.person(), told));
        } catch (Problem gone) {
            if (gone.status() == HttpStatus.GONE) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private static Assessment.Owner owner(ResultSet row) throws SQLException {
        return new Assessment.Owner(
                new CompanyId(row.getObject("company_id", UUID.class)),
                new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)));
    }

    private <T> T opened(
            ResultSet row,
            Assessment.Owner owner,
            UUID rowId,
            int step,
            String column,
            Class<T> type)
            throws SQLException {
        return kept.readValue(
                seal.open(owner.person(), place(step, column), rowId, row.getBytes(column)), type);
    }
}
