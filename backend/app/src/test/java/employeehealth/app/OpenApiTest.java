package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * The OpenAPI document is made from the controllers when the platform is built, not when it runs: the
 * same in every topology, and nothing to load at start. {@code make openapi} writes it anew.
 */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("../../frontend/api/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
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
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .addRequestWrapperToIgnore(employeehealth.shared.access.Me.class);
        try (var platform = Platform.start(
                EnumSet.allOf(Target.class),
                Environment.of(Map.of("DEMO", "true")),
                "--server.port=0",
                "--management.server.port=0",
                "--platform.demo-employees=1",
                "--platform.data-dir=" + data)) {
            var bytes = platform.getBean(OpenApiWebMvcResource.class)
                    .openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.ENGLISH);
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
        // Controllers are found in the order of the class path; readers want an alphabet.
        return JSON.writeValueAsString(JSON.convertValue(document, TreeMap.class)) + "\n";
    }
}
