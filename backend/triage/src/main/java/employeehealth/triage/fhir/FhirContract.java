package employeehealth.triage.fhir;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.care.FhirApi;
import employeehealth.contracts.care.FhirCheck;
import employeehealth.contracts.care.FhirResource;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the interop service asks for on behalf of a person: their own, and no more. Not final: calls
 * pass through a proxy.
 */
@RestController
@ServicesOnly("interop")
class FhirContract implements FhirApi {

    private static final int PAGE = 50;

    private final ReadAsFhir reading;
    private final CodeSystems codes;
    private final Answers answers;

    FhirContract(ReadAsFhir reading, CodeSystems codes, Answers answers) {
        this.reading = reading;
        this.codes = codes;
        this.answers = answers;
    }

    @Override
    public List<FhirCheck> checks(@Nullable AssessmentId before) {
        return reading.page(assessed(), before, PAGE);
    }

    @Override
    public FhirCheck check(AssessmentId id) {
        return reading.check(assessed(), id);
    }

    @Override
    public FhirResource questionnaire(String version) {
        return reading.questionnaire(caller(), version);
    }

    @Override
    public FhirResource questionnaireOf(String protocol) {
        return reading.protocol(caller(), protocol);
    }

    @Override
    public List<FhirResource> terminology() {
        return Stream.concat(codes.all().stream(), Stream.of(answers.yesNoUnknown()))
                .map(ReadAsFhir::resource)
                .toList();
    }

    private static Me assessed() {
        var me = caller();
        if (!me.may(TRIAGE_ASSESS)) {
            throw Problem.forbidden();
        }
        return me;
    }

    private static Me caller() {
        return Caller.me().orElseThrow(Problem::unauthenticated);
    }
}
