package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.engine.Contact;
import employeehealth.engine.Finding;
import employeehealth.engine.Level;
import employeehealth.engine.Question;
import employeehealth.engine.Urgency;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document is made from the controllers when the platform is built, not when it runs:
 * the same in every topology, and nothing to load at start. {@code make openapi} writes it anew.
 */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("../../frontend/api/openapi.json");
    private static final Pattern QUALIFIED =
            Pattern.compile("employeehealth\\.(?:[a-z]+\\.)+((?:[A-Z][A-Za-z]*[.$]?)+)");

    /** Fields that travel as text and can only be one of these. */
    private static final Map<String, List<String>> CLOSED_LISTS =
            Map.of(
                    "Result.Advice.level", codes(Level.values(), Level::code),
                    "Result.Advice.urgency", codes(Urgency.values(), Urgency::code),
                    "policy.ContactView.kind", codes(Contact.Kind.values(), Contact.Kind::code),
                    "PolicyController.Card.level", codes(Level.values(), Level::code),
                    "PolicyController.Card.urgency", codes(Urgency.values(), Urgency::code),
                    "Result.FindingView.status",
                            codes(Finding.Status.values(), Finding.Status::code),
                    "protocol.QuestionView.kind",
                            codes(Question.Kind.values(), Question.Kind::code));

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    @TempDir Path data;

    @Test
    void theDocumentSaysWhatTheControllersDo() throws IOException {
        var current = document();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(Files.readString(DOCUMENT)).as("run make openapi").isEqualTo(current);
    }

    private String document() throws IOException {
        ModelConverters.getInstance(true).addConverter(new RequiredUnlessNullable());
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .addRequestWrapperToIgnore(employeehealth.shared.access.Me.class);
        try (var platform =
                Platform.start(
                        EnumSet.allOf(Target.class),
                        Environment.of(Map.of("DEMO", "true")),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--springdoc.use-fqn=true",
                        "--platform.demo-employees=1",
                        "--platform.data-dir=" + data)) {
            var bytes =
                    platform.getBean(OpenApiWebMvcResource.class)
                            .openapiJson(
                                    new MockHttpServletRequest(), "/v3/api-docs", Locale.ENGLISH);
            return polished((ObjectNode) JSON.readTree(bytes));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static String polished(ObjectNode document) {
        document.putObject("info")
                .put("title", "employee-health")
                .put("version", "1")
                .put("description", "Every address that outside programs may rely on.");
        document.putArray("servers").addObject().put("url", "/");
        var paths = (ObjectNode) document.get("paths");
        paths.propertyNames().stream()
                .filter(path -> path.startsWith("/internal") || path.equals("/error"))
                .toList()
                .forEach(paths::remove);
        removeUnused((ObjectNode) document.at("/components/schemas"), paths);
        CLOSED_LISTS.forEach((place, codes) -> close(document, place, codes));
        // Controllers are found in the order of the class path; readers want an alphabet.
        var text = JSON.writeValueAsString(JSON.convertValue(document, TreeMap.class)) + "\n";
        return QUALIFIED.matcher(text).replaceAll(name -> shortName(name.group(1)));
    }

    private static <E> List<String> codes(E[] values, Function<E, String> code) {
        return Arrays.stream(values).map(code).toList();
    }

    private static void close(ObjectNode document, String place, List<String> codes) {
        var dot = place.lastIndexOf('.');
        var schemas = document.at("/components/schemas");
        var schema =
                schemas.propertyStream()
                        .filter(entry -> entry.getKey().endsWith(place.substring(0, dot)))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        var list =
                ((ObjectNode) schema.path("properties").path(place.substring(dot + 1)))
                        .putArray("enum");
        codes.forEach(list::add);
    }

    /** What only services say to each other is nobody else's concern. */
    private static void removeUnused(ObjectNode schemas, ObjectNode paths) {
        for (var removed = true; removed; ) {
            var text = paths.toString() + schemas;
            var unused =
                    schemas.propertyNames().stream()
                            .filter(name -> !text.contains("\"#/components/schemas/" + name + "\""))
                            .toList();
            unused.forEach(schemas::remove);
            removed = !unused.isEmpty();
        }
    }

    /**
     * {@code AssessmentController.View} is an {@code Assessment}, {@code QuestionView} a {@code
     * Question}.
     */
    private static String shortName(String name) {
        return name.replaceAll("[.$]", "").replace("Controller", "").replaceFirst("View$", "");
    }

    /** What our records hold is always there, unless they say that it may be missing. */
    private static final class RequiredUnlessNullable implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            var raw =
                    com.fasterxml.jackson.databind.type.TypeFactory.defaultInstance()
                            .constructType(type.getType())
                            .getRawClass();
            if (schema != null && raw.isRecord()) {
                var model =
                        context.getDefinedModels().values().stream()
                                .filter(candidate ->
                                        candidate == schema
                                                || ("#/components/schemas/" + candidate.getName())
                                                        .equals(schema.get$ref()))
                                .findFirst();
                model.ifPresent(found -> require(found, raw));
            }
            return schema;
        }

        private static void require(Schema<?> model, Class<?> type) {
            for (var component : type.getRecordComponents()) {
                var nullable =
                        component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                || component
                                        .getAccessor()
                                        .getAnnotatedReturnType()
                                        .isAnnotationPresent(Nullable.class);
                if (component.getType().isRecord()
                        && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    require(model, component.getType());
                } else if (!nullable
                        && model.getProperties() != null
                        && model.getProperties().containsKey(component.getName())) {
                    model.addRequiredItem(component.getName());
                }
            }
        }
    }
}
