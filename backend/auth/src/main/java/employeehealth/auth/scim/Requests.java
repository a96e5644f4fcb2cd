package employeehealth.auth.scim;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.scim.filter.AttributePath;
import employeehealth.auth.scim.filter.Filter;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what directories ask: bodies, and which resources in which form. */
@Component
class Requests {

    private static final int USUAL = 100;

    private final JsonMapper json;
    private final int most;

    Requests(JsonMapper json, AuthSettings settings) {
        this.json = json;
        this.most = settings.scim().mostPerPage();
    }

    /** A JSON object, under either of its two names. */
    ObjectNode body(HttpServletRequest request, byte @Nullable [] given) {
        requireJson(request.getContentType());
        try {
            if (given != null && json.readTree(given) instanceof ObjectNode body) {
                return body;
            }
        } catch (JacksonException malformed) {
            throw notAnObject();
        }
        throw notAnObject();
    }

    private static void requireJson(@Nullable String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            if (type.isCompatibleWith(ScimAnswers.SCIM)
                    || type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                return;
            }
        } catch (InvalidMediaTypeException none) {
            throw unsupported();
        }
        throw unsupported();
    }

    private static ScimRefusal unsupported() {
        return new ScimRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, null, "the body is application/scim+json");
    }

    private static ScimRefusal notAnObject() {
        return ScimRefusal.invalidSyntax("the body is no JSON object");
    }

    /** Which resources, from the address. */
    ListQuery query(ResourceType type, HttpServletRequest request) {
        return query(
                type,
                request.getParameter("filter"),
                request.getParameter("sortBy"),
                request.getParameter("sortOrder"),
                number(request.getParameter("startIndex"), 1),
                number(request.getParameter("count"), USUAL));
    }

    /** The same from the body of a search (RFC 7644, 3.4.3). */
    ListQuery query(ResourceType type, ObjectNode search) {
        return query(
                type,
                search.path("filter").asString(null),
                search.path("sortBy").asString(null),
                search.path("sortOrder").asString(null),
                search.path("startIndex").asInt(1),
                search.path("count").asInt(USUAL));
    }

    private ListQuery query(
            ResourceType type,
            @Nullable String filter,
            @Nullable String sortBy,
            @Nullable String sortOrder,
            int startIndex,
            int count) {
        return new ListQuery(
                filter == null || filter.isBlank() ? null : Filter.parse(type, filter),
                sortBy == null || sortBy.isBlank() ? null : sortBy(type, sortBy),
                sortOrder != null && sortOrder.toLowerCase(Locale.ROOT).startsWith("desc"),
                Math.max(1, startIndex),
                Math.clamp(count, 0, most));
    }

    private static AttributePath.@Nullable One sortBy(ResourceType type, String name) {
        var path =
                AttributePath.parse(type, name.strip())
                        .orElseThrow(() -> ScimRefusal.invalidPath("there is no such attribute"));
        return path instanceof AttributePath.One one ? one : null;
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            throw ScimRefusal.invalidValue("startIndex and count are numbers");
        }
    }

    static Projection projection(ResourceType type, HttpServletRequest request) {
        return Projection.of(
                type,
                Projection.split(request.getParameter("attributes")),
                Projection.split(request.getParameter("excludedAttributes")));
    }

    static Projection projection(ResourceType type, ObjectNode search) {
        return Projection.of(
                type, texts(search.path("attributes")), texts(search.path("excludedAttributes")));
    }

    private static @Nullable List<String> texts(JsonNode array) {
        return array.isArray() ? array.valueStream().map(each -> each.asString("")).toList() : null;
    }
}
