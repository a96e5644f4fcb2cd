package employeehealth.triage.governance;

import employeehealth.contracts.PersonId;
import employeehealth.triage.TriageDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The ledger of the figures that the transaction's health service was told. */
@Repository
class Simulations {

    private final TriageDatabase database;
    private final JsonMapper json;

    Simulations(TriageDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Others of the same health service wait until the transaction ends. */
    void lock(Draft draft) {
        database.sql(
                        "select pg_advisory_xact_lock(hashtextextended('simulations ' || :service,"
                                + " 0))")
                .param("service", draft.healthService().toString())
                .query((row, n) -> true)
                .single();
    }

    /** What was told about this very text since then. */
    Optional<Simulation> released(Draft draft, String base, Instant since) {
        return database.sql(
                        """
                        select figures from triage.simulations
                         where draft = :draft and revision = :revision and base = :base
                           and at > :since and figures is not null
                         order by at desc
                         limit 1
                        """)
                .param("draft", draft.id())
                .param("revision", draft.revision())
                .param("base", base)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(figures -> json.readValue(figures, Simulation.class));
    }

    int since(Instant since) {
        return database.sql("select count(*) from triage.simulations where at > :since")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void begin(UUID id, Draft draft, String base, PersonId person, Instant at) {
        database.sql(
                        """
                        insert into triage.simulations
                               (id, health_service_id, draft, revision, base, person_id, at)
                        values (:id, :service, :draft, :revision, :base, :person, :at)
                        """)
                .param("id", id)
                .param("service", draft.healthService().value())
                .param("draft", draft.id())
                .param("revision", draft.revision())
                .param("base", base)
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void release(UUID id, Simulation figures) {
        database.sql("update triage.simulations set figures = :figures where id = :id")
                .param("id", id)
                .param("figures", json.writeValueAsString(figures))
                .update();
    }
}
