package employeehealth.auth.scim;

import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds to a resource what is ours to say: its id, its schemas, since when and where it is. */
@Component
class Rendering {

    private static final int TAG = 16;
    private static final int LONGEST_HEADER = 500;

    private final PlatformSecrets secrets;
    private final JsonMapper json;
    private final String base;

    Rendering(PlatformSecrets secrets, JsonMapper json, PlatformSettings settings) {
        this.secrets = secrets;
        this.json = json;
        this.base = settings.publicUrl() + "/scim/v2";
    }

    String address(ResourceType type, String id) {
        return base + type.endpoint() + "/" + id;
    }

    /**
     * @param said in the shape of its type
     */
    Resource of(
            ResourceType type, String id, ObjectNode said, Instant createdAt, Instant changedAt) {
        var body = json.createObjectNode();
        var schemas = body.putArray("schemas").add(type.core().id());
        type.extensions().stream()
                .filter(extension -> said.has(extension.id()))
                .forEach(extension -> schemas.add(extension.id()));
        body.put("id", id);
        body.setAll(said);
        var location = address(type, id);
        var meta =
                body.putObject("meta")
                        .put("resourceType", type.label())
                        .put("created", createdAt.toString())
                        .put("lastModified", changedAt.toString())
                        .put("location", location);
        var mac = secrets.mac("scim-version", body.toString());
        var version = "W/\"" + HexFormat.of().formatHex(mac).substring(0, TAG) + "\"";
        meta.put("version", version);
        return new Resource(id, body, version, location, changedAt);
    }

    /** Whether it is what the directory has seen, if it says what that was. */
    static void require(@Nullable String ifMatch, Resource now) {
        if (ifMatch != null && !ifMatch.isBlank() && !names(ifMatch, now)) {
            throw new ScimRefusal(
                    HttpStatus.PRECONDITION_FAILED, null, "the resource has changed meanwhile");
        }
    }

    /** Tags are compared weakly, since they are weak. */
    static boolean names(String tags, Resource resource) {
        return tags.length() <= LONGEST_HEADER
                && (tags.strip().equals("*")
                        || Arrays.stream(tags.split(",", -1))
                                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                                .anyMatch(resource.version().substring(2)::equals));
    }
}
