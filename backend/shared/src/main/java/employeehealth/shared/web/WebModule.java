package employeehealth.shared.web;

import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.problem.Language;
import employeehealth.shared.problem.ProblemTexts;
import employeehealth.shared.problem.Problems;
import employeehealth.shared.seal.PlatformSecrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON read strictly, problems in the caller's language, an id for every request. */
@Configuration(proxyBeanMethods = false)
public class WebModule {

    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts();
    }

    @Bean
    Problems problems(ProblemTexts texts, JsonMapper json) {
        return new Problems(texts, json);
    }

    @Bean
    Trace trace(ServiceTokens services) {
        return new Trace(request -> services.accepts(request.getHeader(ServiceTokens.HEADER)));
    }

    @Bean
    Tags tags(PlatformSecrets secrets, JsonMapper json) {
        return new Tags(secrets, json);
    }

    @Bean
    BodyLimit bodyLimit(Problems problems) {
        return new BodyLimit(problems);
    }

    /** No request of ours nests deeper than five levels or has a longer text than this. */
    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return factory ->
                factory.streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxStringLength((int) BodyLimit.BYTES)
                                .maxNumberLength(100)
                                .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper ->
                mapper.enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        // A number is not a text either; the feature above lets that pass.
                        .withCoercionConfig(
                                LogicalType.Textual,
                                texts ->
                                        texts.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .addModule(new FourDigitYears());
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Language.of(request);
            }

            @Override
            public void setLocale(
                    HttpServletRequest request,
                    @Nullable HttpServletResponse response,
                    @Nullable Locale locale) {
                throw new IllegalStateException("the caller's header decides the language");
            }
        };
    }
}
