package employeehealth.profile.datarequest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import employeehealth.contracts.PersonId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What was done with requests. Rows exist for whom the request exists. */
@Repository
class RequestSteps {

    static final String TABLE = "profile.data_request_steps";

    private static final Place TEXT = new Place(TABLE, "sealed_text");

    private final ProfileDatabase db;
    private final Seal seal;

    RequestSteps(ProfileDatabase db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /**
     * @param after the request as it is by this step
     */
    void add(DataRequest after, Step step) {
        var owner = after.owner();
        db.sql(
                        """
                        insert into profile.data_request_steps
                               (id, company_id, health_service_id, person_id, request_id, version,
                                act, actor, proof, reason, sealed_text, at)
                        values (:id, :company, :healthService, :person, :request, :version,
                                :act, :actor, :proof, :reason, :text, :at)
                        """)
                .param("id", step.id())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("request", after.id())
                .param("version", after.version())
                .param("act", step.act().code())
                .param("actor", step.actor().value())
                .param("proof", step.proof() == null ? null : step.proof().code())
                .param("reason", step.reason() == null ? null : step.reason().code())
                .param("text", sealed(owner.person(), step), Types.BINARY)
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte @Nullable [] sealed(PersonId person, Step step) {
        return step.text() == null
                ? null
                : seal.seal(person, TEXT, step.id(), step.text().getBytes(StandardCharsets.UTF_8));
    }

    /** By request, oldest first. */
    Map<UUID, List<Step>> of(Collection<UUID> requests) {
        record Line(UUID request, Step step) {}
        return db
                .sql(
                        """
                        select request_id, id, person_id, act, actor, proof, reason, sealed_text, at
                          from profile.data_request_steps
                         where request_id = any(cast(:requests as uuid[]))
                         order by request_id, version
                        """)
                .param("requests", requests.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new Line(row.getObject("request_id", UUID.class), step(row)))
                .list()
                .stream()
                .collect(groupingBy(Line::request, mapping(Line::step, toList())));
    }

    private Step step(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var proof = row.getString("proof");
        var reason = row.getString("reason");
        var person = new PersonId(row.getObject("person_id", UUID.class));
        return new Step(
                id,
                Act.ofCode(row.getString("act")),
                new PersonId(row.getObject("actor", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                proof == null ? null : Proof.ofCode(proof),
                reason == null ? null : Refusal.ofCode(reason),
                text(person, id, row.getBytes("sealed_text")));
    }

    private @Nullable String text(PersonId person, UUID row, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        var clear = DataRequests.unlessErased(() -> seal.open(person, TEXT, row, sealed));
        return clear == null ? null : new String(clear, StandardCharsets.UTF_8);
    }
}
