package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.triage.AssessmentRecorded;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.policy.CompanyPolicies;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records a symptom check, or a further round of answers to one, together with its audit record and
 * the news of it.
 */
@Component
class SubmitAssessment {

    private final TriageDatabase database;
    private final Assessments assessments;
    private final Protocols protocols;
    private final CompanyPolicies policies;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Indicators indicators;
    private final Clock clock;

    SubmitAssessment(
            TriageDatabase database,
            Assessments assessments,
            Protocols protocols,
            CompanyPolicies policies,
            Idempotency idempotency,
            Audit audit,
            Outbox outbox,
            JsonMapper json,
            Indicators indicators,
            Clock clock) {
        this.database = database;
        this.assessments = assessments;
        this.protocols = protocols;
        this.policies = policies;
        this.idempotency = idempotency;
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
        this.indicators = indicators;
        this.clock = clock;
    }

    /**
     * @param spoken language of the answer, if what was told names none
     */
    Assessment submit(Me me, Told told, Language spoken, @Nullable String key) {
        var id = Ids.next();
        var owner = new Assessment.Owner(me.company(), me.healthService(), me.person());
        return indicators.timed(() -> {
            var library = protocols.of(owner.healthService());
            var policy = policies.of(me);
            var fresh = step(new AssessmentId(id), id, 0, owner, told.in(spoken), library, policy);
            return database.write(() ->
                    claim(key, "POST assessments", told, id)
                            .map(earlier -> asOf(me, earlier))
                            .orElseGet(() -> record(fresh)));
        });
    }

    /**
     * What a repeated request is known by.
     *
     * @param sent everything that was sent, as it was sent
     */
    record Repeatable(@Nullable String key, Object sent) {}

    /**
     * Records what was told to a device without a network, by the library that it used.
     *
     * @param alongside writes, in the same transaction, what else is to be kept of it
     */
    Assessment offline(
            Me me,
            Told told,
            ProtocolLibrary library,
            Repeatable request,
            Consumer<Assessment> alongside) {
        var id = Ids.next();
        var owner = new Assessment.Owner(me.company(), me.healthService(), me.person());
        return indicators.timed(() -> {
            var policy = policies.of(me);
            var fresh = step(new AssessmentId(id), id, 0, owner, told, library, policy);
            return database.write(() ->
                    claim(request.key, "POST assessments/offline", request.sent, id)
                            .map(earlier -> asOf(me, earlier))
                            .orElseGet(() -> {
                                var recorded = record(fresh);
                                alongside.accept(recorded);
                                return recorded;
                            }));
        });
    }

    Assessment answer(Me me, AssessmentId id, Map<String, JsonNode> answers, @Nullable String key) {
        return indicators.timed(() ->
                database.write(() -> {
                    assessments.lock(id);
                    var before = assessments.find(me.person(), id).orElseThrow(Problem::notFound);
                    var row = Ids.next();
                    return claim(key, "POST answers " + id, answers, row)
                            .map(earlier -> asOf(me, earlier))
                            .orElseGet(() -> record(next(before, row, answers)));
                }));
    }

    private Optional<UUID> claim(@Nullable String key, String operation, Object body, UUID made) {
        return idempotency
                .claim(database, key, operation, json.writeValueAsBytes(body), made.toString())
                .map(UUID::fromString);
    }

    /** The answer to a repeated request is one more reading of the file. */
    private Assessment asOf(Me me, UUID row) {
        var earlier = assessments.asOf(me.person(), row).orElseThrow(Problem::notFound);
        audit.record(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "triage.assessment.read",
                        "triage.symptom_assessments",
                        earlier.id()));
        return earlier;
    }

    /** With the library and the policy that the check began with: it asks what it asked. */
    private Assessment next(Assessment before, UUID row, Map<String, JsonNode> answers) {
        return step(
                before.id(),
                row,
                before.step() + 1,
                before.owner(),
                before.told().with(answers),
                protocols.find(before.library()).orElseGet(protocols::shipped),
                policies.find(
                        before.owner().company(),
                        before.policy().version(),
                        before.policy().site()));
    }

    private Assessment step(
            AssessmentId id,
            UUID row,
            int step,
            Assessment.Owner owner,
            Told told,
            ProtocolLibrary library,
            UsedPolicy policy) {
        return new Assessment(
                id,
                row,
                step,
                owner,
                library.hash(),
                Assessment.Policy.of(policy),
                Engine.VERSION,
                told,
                Checks.result(told, library, policy, protocols),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Assessment record(Assessment assessment) {
        assessments.add(assessment);
        var owner = assessment.owner();
        audit.record(
                database,
                AuditRecord.own(
                                owner.company(),
                                owner.person(),
                                "triage.assessment.recorded",
                                "triage.symptom_assessments",
                                assessment.id())
                        .of(json.writeValueAsBytes(assessment.result())));
        outbox.publish(
                database,
                new AssessmentRecorded(
                        assessment.id(),
                        owner.person(),
                        owner.healthService(),
                        assessment.step(),
                        assessment.at()));
        indicators.recordedAtCommit();
        return assessment;
    }
}
