package employeehealth.triage.assessment;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Symptom checks that were answered on a device without a network, recorded afterwards. */
@RestController
@RequestMapping("/api/v1/triage/assessments")
class OfflineController {

    private final RecordOffline recording;
    private final ReadAssessment reading;

    OfflineController(RecordOffline recording, ReadAssessment reading) {
        this.recording = recording;
        this.reading = reading;
    }

    /** Decides again what a device decided, and keeps both answers. */
    @PostMapping("/offline")
    @Audience(TRIAGE_ASSESS)
    ResponseEntity<View> record(
            Me me,
            @Valid @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        var spoken = Language.of(locale.getLanguage()).orElse(Language.EN);
        var recorded = recording.record(me, body.told, body.trace(), spoken, key);
        return ResponseEntity.created(
                        URI.create("/api/v1/triage/assessments/" + recorded.assessment().id()))
                .body(
                        new View(
                                AssessmentController.View.of(recorded.assessment()),
                                Compared.of(recorded.check())));
    }

    /** What the person was told by their device, and how it compares. */
    @GetMapping("/{id}/offline")
    @Audience(TRIAGE_ASSESS)
    Compared offline(Me me, @PathVariable AssessmentId id) {
        reading.own(me, id, "triage.assessment.read");
        return Compared.of(recording.found(me, id));
    }

    /**
     * @param library hash of the protocols that the device used
     * @param engine version of the engine that the device used
     * @param outcome what the person was told, as the engine wrote it
     * @param at when, by the clock of the device
     */
    @HealthData
    record Body(
            @NotNull @Valid Told told,
            @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}", message = "field.library")
                    String library,
            @NotNull @Pattern(regexp = "[0-9A-Za-z.+-]{1,40}", message = "field.engine")
                    String engine,
            @NotNull JsonNode outcome,
            @NotNull Instant at) {

        RecordOffline.Trace trace() {
            return new RecordOffline.Trace(library, engine, outcome, at);
        }

        @Override
        public String toString() {
            return "Body[hidden]";
        }
    }

    @HealthData
    record View(@JsonUnwrapped AssessmentController.View assessment, Compared offline) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /**
     * @param known whether this platform used the library that the device names
     * @param same whether it comes to the same answer, part by part
     * @param engineNow version of the engine here
     */
    @HealthData
    record Compared(
            boolean known,
            boolean same,
            String library,
            String engine,
            String engineNow,
            JsonNode outcome,
            Instant at) {

        static Compared of(OfflineCheck check) {
            return new Compared(
                    check.known(),
                    check.same(),
                    check.library(),
                    check.engine(),
                    Engine.VERSION,
                    check.outcome(),
                    check.toldAt());
        }

        @Override
        public String toString() {
            return "Compared[hidden]";
        }
    }
}
