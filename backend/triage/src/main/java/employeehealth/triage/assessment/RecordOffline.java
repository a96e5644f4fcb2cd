package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Language;
import employeehealth.engine.exchange.OutcomeWriter;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in a check that was answered on a device without a network: decides it again by the library
 * that the device names, keeps both answers, and says whether they are equal.
 */
@Component
class RecordOffline {

    private final TriageDatabase database;
    private final SubmitAssessment submit;
    private final OfflineChecks checks;
    private final Protocols protocols;
    private final JsonMapper json;

    RecordOffline(
            TriageDatabase database,
            SubmitAssessment submit,
            OfflineChecks checks,
            Protocols protocols,
            JsonMapper json) {
        this.database = database;
        this.submit = submit;
        this.checks = checks;
        this.protocols = protocols;
        this.json = json;
    }

    /**
     * @param trace what the device answered, and by what
     */
    @HealthData
    record Trace(String library, String engine, JsonNode outcome, Instant at) {

        @Override
        public String toString() {
            return "Trace[hidden]";
        }
    }

    record Recorded(Assessment assessment, OfflineCheck check) {}

    Recorded record(Me me, Told told, Trace trace, Language spoken, @Nullable String key) {
        var used = protocols.everUsed(me.healthService(), trace.library);
        var library = used.orElseGet(() -> protocols.of(me.healthService()));
        var assessment =
                submit.offline(
                        me,
                        told.in(spoken),
                        library,
                        new SubmitAssessment.Repeatable(key, trace),
                        made ->
                                checks.add(
                                        made.owner(),
                                        compared(made, library, used.isPresent(), trace),
                                        made.at().atOffset(ZoneOffset.UTC)));
        return new Recorded(assessment, found(me, assessment.id()));
    }

    OfflineCheck found(Me me, AssessmentId id) {
        return database.read(() -> checks.find(me.person(), id)).orElseThrow(Problem::notFound);
    }

    private OfflineCheck compared(
            Assessment made, ProtocolLibrary library, boolean known, Trace trace) {
        var ours = OutcomeWriter.write(library.engine().assess(made.told().input()));
        return new OfflineCheck(
                made.id(),
                trace.library,
                trace.engine,
                known,
                json.readTree(ours).equals(trace.outcome),
                trace.outcome,
                trace.at.truncatedTo(ChronoUnit.MICROS));
    }
}
