package employeehealth.triage.fhir;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.FhirCheck;
import employeehealth.contracts.care.FhirResource;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.assessment.Assessment;
import employeehealth.triage.assessment.ReadAssessment;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One's own checks, and the protocols of one's health service, as FHIR. Readings are audited. */
@Component
class ReadAsFhir {

    private static final String EXPORTED = "triage.assessment.exported";
    private static final JsonMapper JSON = new JsonMapper();

    private final ReadAssessment reading;
    private final Protocols protocols;
    private final CheckResources checks;
    private final Questionnaires questionnaires;

    ReadAsFhir(
            ReadAssessment reading,
            Protocols protocols,
            CheckResources checks,
            Questionnaires questionnaires) {
        this.reading = reading;
        this.protocols = protocols;
        this.checks = checks;
        this.questionnaires = questionnaires;
    }

    FhirResource bundle(Me me, AssessmentId id) {
        var check = reading.own(me, id, EXPORTED);
        return resource(checks.bundle(check, library(check)));
    }

    FhirCheck check(Me me, AssessmentId id) {
        return both(reading.own(me, id, EXPORTED));
    }

    List<FhirCheck> page(Me me, @Nullable AssessmentId before, int limit) {
        return reading.page(me, before, limit).stream().map(this::both).toList();
    }

    FhirResource questionnaire(Me me, String version) {
        return protocols
                .everUsed(me.healthService(), Questionnaires.library(version))
                .map(questionnaires::of)
                .map(ReadAsFhir::resource)
                .orElseThrow(Problem::notFound);
    }

    FhirResource protocol(Me me, String id) {
        var library = protocols.of(me.healthService());
        return library.references().stream()
                .filter(protocol -> protocol.id().equals(id))
                .findFirst()
                .map(protocol -> resource(questionnaires.of(library, protocol)))
                .orElseThrow(Problem::notFound);
    }

    private FhirCheck both(Assessment check) {
        var response =
                protocols
                        .readable(check.library())
                        .map(library -> resource(checks.response(check, library)));
        return new FhirCheck(check.id(), response.orElse(null), resource(checks.risk(check)));
    }

    private ProtocolLibrary library(Assessment check) {
        return protocols.find(check.library()).orElseThrow(Problem::notFound);
    }

    static FhirResource resource(Map<String, Object> resource) {
        return new FhirResource(JSON.writeValueAsString(resource));
    }
}
