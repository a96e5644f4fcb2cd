package employeehealth.triage.assessment;

import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;
import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;
import static employeehealth.contracts.access.Permission.TRIAGE_EVALUATE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Language;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.ClientScope;
import employeehealth.shared.access.Me;
import employeehealth.shared.breakglass.AccessReason;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import employeehealth.triage.policy.CompanyPolicies;
import employeehealth.triage.protocol.Protocols;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Symptom checks: one's own, which needs no consent since it is the person who asks, and with a
 * reason somebody else's.
 */
@RestController
@RequestMapping("/api/v1/triage")
class AssessmentController {

    private final SubmitAssessment submit;
    private final ReadAssessment reading;
    private final Protocols protocols;
    private final CompanyPolicies policies;
    private final Clock clock;

    AssessmentController(
            SubmitAssessment submit,
            ReadAssessment reading,
            Protocols protocols,
            CompanyPolicies policies,
            Clock clock) {
        this.submit = submit;
        this.reading = reading;
        this.protocols = protocols;
        this.policies = policies;
        this.clock = clock;
    }

    @PostMapping("/assessments")
    @Audience(TRIAGE_ASSESS)
    ResponseEntity<View> submit(
            Me me,
            @Valid @RequestBody Told told,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        var assessment = submit.submit(me, told, spoken(locale), key);
        return ResponseEntity.created(URI.create("/api/v1/triage/assessments/" + assessment.id()))
                .eTag(tag(assessment))
                .body(View.of(assessment));
    }

    @PostMapping("/assessments/{id}/answers")
    @Audience(TRIAGE_ASSESS)
    ResponseEntity<View> answer(
            Me me,
            @PathVariable AssessmentId id,
            @Valid @RequestBody Answers body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var assessment = submit.answer(me, id, body.answers, key);
        return ResponseEntity.ok().eTag(tag(assessment)).body(View.of(assessment));
    }

    @GetMapping("/assessments")
    @Audience(TRIAGE_ASSESS)
    Page list(
            Me me,
            @RequestParam(required = false) @Nullable AssessmentId cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = reading.page(me, cursor, limit + 1);
        return new Page(
                page.stream().limit(limit).map(View::of).toList(),
                page.size() > limit ? page.get(limit - 1).id() : null);
    }

    @GetMapping("/assessments/{id}")
    @Audience({TRIAGE_ASSESS, CARE_BREAK_GLASS})
    ResponseEntity<View> one(
            Me me,
            @PathVariable AssessmentId id,
            @RequestHeader(name = AccessReason.HEADER, required = false) @Nullable String reason) {
        var assessment = reading.read(me, id, reason);
        return ResponseEntity.ok().eTag(tag(assessment)).body(View.of(assessment));
    }

    /** Gives the stored facts to the stored protocols and policy again and compares every part. */
    @GetMapping("/assessments/{id}/replay")
    @Audience(TRIAGE_ASSESS)
    Replay replay(Me me, @PathVariable AssessmentId id) {
        var assessment = reading.own(me, id, "triage.assessment.replayed");
        var library = protocols.find(assessment.library()).orElseThrow(Problem::notFound);
        var policy =
                policies.find(
                        assessment.owner().company(),
                        assessment.policy().version(),
                        assessment.policy().site());
        return Replay.of(assessment, Checks.result(assessment.told(), library, policy, protocols));
    }

    /**
     * Tries the rules; nothing is stored and nobody is meant. A person tries those of their health
     * service, a program those that ship.
     */
    @PostMapping("/evaluations")
    @Audience(TRIAGE_EVALUATE)
    @ClientScope("triage.evaluate")
    Evaluation evaluate(@Valid @RequestBody Told told, Locale locale) {
        var library =
                Caller.me()
                        .map(me -> protocols.of(me.healthService()))
                        .orElseGet(protocols::shipped);
        return new Evaluation(
                Checks.result(told.in(spoken(locale)), library, protocols), clock.instant());
    }

    private static Language spoken(Locale locale) {
        return Language.of(locale.getLanguage()).orElse(Language.EN);
    }

    private static String tag(Assessment assessment) {
        return Integer.toString(assessment.step());
    }

    @HealthData
    record Answers(
            @NotEmpty @Size(max = 500)
                    Map<@Size(max = 100) @CleanText String, @NotNull JsonNode> answers) {

        @Override
        public String toString() {
            return "Answers[hidden]";
        }
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    @HealthData
    record Page(List<View> items, @Nullable AssessmentId next) {}

    /** What the person sees of their own check: what they told, and what we answered. */
    @HealthData
    record View(
            AssessmentId id, @JsonUnwrapped Told told, @JsonUnwrapped Result result, Instant at) {

        static View of(Assessment a) {
            return new View(a.id(), a.told(), a.result(), a.at());
        }

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evaluation(@JsonUnwrapped Result result, Instant at) {}
}
