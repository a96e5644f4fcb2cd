package employeehealth.triage.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Somebody else's reading of FHIR: HAPI's validator with the core of R4, without a network. */
final class R4Validator {

    private final FhirValidator validator;

    /**
     * @param published resources that others refer to, as JSON
     */
    R4Validator(List<String> published) {
        var context = FhirContext.forR4();
        var ours = new Published(context);
        published.forEach(json -> ours.add(context.newJsonParser().parseResource(json)));
        validator =
                context.newValidator()
                        .registerValidatorModule(
                                new FhirInstanceValidator(
                                        new ValidationSupportChain(
                                                new DefaultProfileValidationSupport(context),
                                                ours,
                                                new CommonCodeSystemsTerminologyService(context),
                                                new InMemoryTerminologyServerValidationSupport(
                                                        context))));
    }

    /** HAPI's own serves profiles and codes; this one also serves Questionnaires. */
    private static final class Published extends PrePopulatedValidationSupport {

        private final Map<String, Questionnaire> questionnaires = new HashMap<>();

        Published(FhirContext context) {
            super(context);
        }

        void add(IBaseResource resource) {
            if (resource instanceof Questionnaire one) {
                questionnaires.put(one.getUrl() + "|" + one.getVersion(), one);
            } else {
                addResource(resource);
            }
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(
                @Nullable Class<T> type, String canonical) {
            return type != null && type.isAssignableFrom(Questionnaire.class)
                    ? type.cast(questionnaires.get(canonical))
                    : super.fetchResource(type, canonical);
        }
    }

    /** What is wrong with it, by place; nothing else than errors. */
    List<String> errors(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(R4Validator::text)
                .toList();
    }

    private static String text(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }
}
