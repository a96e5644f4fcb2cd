package employeehealth.gateway.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The template that an address follows, such as {@code /api/v1/triage/assessments/{id}}, by the
 * published description of the API: addresses themselves contain ids, which are nobody's business.
 */
final class RouteTemplates {

    private static final String ANY = "{}";
    private static final int DEEPEST = 12;

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private @Nullable String template;
    }

    static RouteTemplates ofDescription() {
        var templates = new RouteTemplates();
        var description = new ClassPathResource("openapi.json");
        if (description.exists()) {
            try (var in = description.getInputStream()) {
                new JsonMapper().readTree(in).path("paths").propertyNames().forEach(templates::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return templates;
    }

    void add(String template) {
        var node = root;
        for (var segment : template.substring(1).split("/", -1)) {
            node =
                    node.children.computeIfAbsent(
                            segment.startsWith("{") ? ANY : segment, name -> new Node());
        }
        node.template = template;
    }

    /** The template, or the service's beginning and stars if none is known. */
    String of(String path, @Nullable String service) {
        var node = root;
        var start = 1;
        for (var depth = 0; depth < DEEPEST && start <= path.length(); depth++) {
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            var next = node.children.get(path.substring(start, end));
            if (next == null) {
                next = node.children.get(ANY);
            }
            if (next == null) {
                break;
            }
            node = next;
            start = end + 1;
        }
        return start > path.length() && node.template != null
                ? node.template
                : service == null ? "/**" : "/" + service + "/**";
    }
}
