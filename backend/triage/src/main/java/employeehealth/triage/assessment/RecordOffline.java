package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Language;
import employeehealth.engine.exchange.OutcomeWriter;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    private static final Duration YEAR = Duration.ofDays(365);

    private final TriageDatabase database;
    private final SubmitAssessment submit;
    private final OfflineChecks checks;
    private final Protocols protocols;
    private final JsonMapper json;
    private final Clock clock;

    RecordOffline(
            TriageDatabase database,
            SubmitAssessment submit,
            OfflineChecks checks,
            Protocols protocols,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.submit = submit;
        this.checks = checks;
        this.protocols = protocols;
        this.json = json;
        this.clock = clock;
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
        refuseAnotherTime(trace.at);
        var used = protocols.everUsed(me.healthService(), trace.library);
        var library = used.orElseGet(() -> protocols.of(me.healthService()));
        var heard = told.in(spoken);
        var assessment =
                submit.offline(
                        me,
                        used.isPresent() ? heard : fitting(heard, library),
                        library,
                        new SubmitAssessment.Repeatable(key, List.of(heard, trace)),
                        made ->
                                checks.add(
                                        made.owner(),
                                        compared(made, library, used.isPresent(), trace),
                                        made.at().atOffset(ZoneOffset.UTC)));
        return new Recorded(assessment, found(me, assessment.id()));
    }

    /** Clocks of devices may be wrong, but not by any number of years. */
    private void refuseAnotherTime(Instant at) {
        var now = clock.instant();
        if (at.isBefore(now.minus(YEAR)) || at.isAfter(now.plus(YEAR))) {
            throw Problem.invalid(List.of(new FieldFault("at", "field.device-clock")));
        }
    }

    /**
     * Other rules may not know what these asked: what the person had recorded is not refused for
     * that. What they were told stays beside it as it was.
     */
    private static Told fitting(Told told, ProtocolLibrary library) {
        return Fitting.of(told.input(), library)
                .map(Fitting::input)
                .map(input -> told.only(input.answers().keySet(), input.presentations()))
                .filter(less -> !less.isEmpty())
                .orElse(told);
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
