package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the platform, with what is somebody's own in the place of its variables: a
 * visit's id where a visit is asked for, so that what is refused is refused for who asks, and not
 * since there is nothing.
 */
final class EmployerAddresses {

    private static final Pattern VARIABLE = Pattern.compile("/\\{[^}/]+}");

    /** Ends of addresses, and what of a file is there. */
    private static final Map<String, String> OF_THE_FILE =
            Map.ofEntries(
                    Map.entry("/patients/{id}", "person"),
                    Map.entry("/patients/{patient}", "person"),
                    Map.entry("/admin/users/{id}", "person"),
                    Map.entry("/scim/v2/{kind}/{id}", "person"),
                    Map.entry("/visits/{visit}", "visit"),
                    Map.entry("/documents/{id}", "document"),
                    Map.entry("/documents/{document}", "document"),
                    Map.entry("/shares/{share}", "share"),
                    Map.entry("/fitness-opinions/{opinion}", "draft"),
                    Map.entry("/emergency-card/links/{id}", "link"),
                    Map.entry("/exports/{id}", "export"),
                    Map.entry("/erasure/{id}", "erasure"),
                    Map.entry("/uploads/{id}", "upload"),
                    Map.entry("/emergency-contacts/{id}", "contact"),
                    Map.entry("/data-requests/{id}", "request"),
                    Map.entry("/assessments/{id}", "assessment"),
                    Map.entry("/audit/entries/{id}", "record"));

    /** What is called the same for everybody. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("/profile/versions/{version}", "1"),
                    Map.entry("/documents/{id}/versions/{version}", "1"),
                    Map.entry("/consents/{purpose}", "reminders"),
                    Map.entry("/protocols/{id}", "danger-screen"),
                    Map.entry("/protocols/{protocol}", "danger-screen"),
                    Map.entry("/protocols/{id}/versions/{version}", "1.0.0"),
                    Map.entry("/drafts/{version}", "1.0.0"),
                    Map.entry("/roles/{id}", "nurse"),
                    Map.entry("/scim/v2/{kind}", "Users"),
                    Map.entry("/ResourceTypes/{name}", "User"),
                    Map.entry("/Schemas/{name}", "User"),
                    Map.entry("/problems/{service}", "platform"),
                    Map.entry("/problems/{service}/{name}", "forbidden"),
                    Map.entry("/api/v1/{service}", "profile"));

    /**
     * How somebody signs in, and what a link is the proof of: of no file, or for whoever was given
     * the link. Nothing of anybody's is there, or they would be asked as if they were its owner.
     */
    private static final List<String> NOBODYS =
            List.of(
                    "/care-team/{professional}", // what one says of a professional
                    "/break-glass/{opening}", // looked into by the physician
                    "/sessions/{id}",
                    "/passkeys/{id}",
                    "/links/{id}",
                    "/providers/{id}",
                    "/federation/{provider}",
                    "/authorizations/{request}",
                    "/blobs/{token}",
                    "/shared/{token}",
                    "/files/{promise}");

    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

    private final UnaryOperator<String> ids;

    /**
     * @param ids by what has it in a file: {@code person}, {@code visit}, and so on
     */
    EmployerAddresses(UnaryOperator<String> ids) {
        this.ids = ids;
    }

    /**
     * @param template as the API document writes it, without ids
     */
    record Address(String template, String path) {}

    /**
     * @param document OpenAPI
     */
    List<Address> readable(JsonNode document) {
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> address(path.getKey()))
                .toList();
    }

    Address address(String template) {
        return new Address(template, filled(template));
    }

    private String filled(String template) {
        var variables = VARIABLE.matcher(template);
        return variables.replaceAll(found -> "/" + value(template.substring(0, found.end())));
    }

    /** Nobody forgets to say what stands for a new variable. */
    private String value(String end) {
        var key = longest(end);
        assertThat(key).as("what stands at the end of " + end).isNotEmpty();
        if (NOBODYS.contains(key)) {
            return NOTHING;
        }
        var name = NAMES.get(key);
        return name == null ? ids.apply(Objects.requireNonNull(OF_THE_FILE.get(key))) : name;
    }

    private static String longest(String end) {
        var keys = new ArrayList<String>(NOBODYS);
        keys.addAll(NAMES.keySet());
        keys.addAll(OF_THE_FILE.keySet());
        return keys.stream()
                .filter(end::endsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
