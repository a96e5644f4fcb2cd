package employeehealth.profile.ips;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Somebody else's reading of IPS: HAPI's validator with the published package, offline. */
final class IpsValidator {

    private static final String PACKAGE = "classpath:fhir/hl7.fhir.uv.ips-2.0.0-definitions.tgz";

    private final FhirValidator validator;

    IpsValidator() {
        var context = FhirContext.forR4();
        var chain = new ValidationSupportChain();
        chain.addValidationSupport(new WithoutVersion(context, chain));
        chain.addValidationSupport(new DefaultProfileValidationSupport(context));
        chain.addValidationSupport(published(context));
        chain.addValidationSupport(new CommonCodeSystemsTerminologyService(context));
        chain.addValidationSupport(new InMemoryTerminologyServerValidationSupport(context));
        var module = new FhirInstanceValidator(chain);
        validator = context.newValidator().registerValidatorModule(module);
    }

    private static IValidationSupport published(FhirContext context) {
        try {
            var support = new NpmPackageValidationSupport(context);
            support.loadPackageFromClasspath(PACKAGE);
            return support;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The package names its profiles, and those of R4, with versions ({@code |2.0.0}, {@code
     * |4.0.1}), under which HAPI has none of them: without this, nothing is a valid summary.
     */
    private record WithoutVersion(FhirContext context, IValidationSupport others)
            implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(
                @Nullable Class<T> type, String uri) {
            var end = uri.indexOf('|');
            return end < 0 ? null : others.fetchResource(type, uri.substring(0, end));
        }

        @Override
        public @Nullable IBaseResource fetchStructureDefinition(String uri) {
            var end = uri.indexOf('|');
            return end < 0 ? null : others.fetchStructureDefinition(uri.substring(0, end));
        }

        @Override
        public @Nullable IBaseResource fetchValueSet(String uri) {
            var end = uri.indexOf('|');
            return end < 0 ? null : others.fetchValueSet(uri.substring(0, end));
        }

        @Override
        public @Nullable IBaseResource fetchCodeSystem(String uri) {
            var end = uri.indexOf('|');
            return end < 0 ? null : others.fetchCodeSystem(uri.substring(0, end));
        }
    }

    /** What is wrong with it, by place; nothing else than errors. */
    List<String> errors(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
