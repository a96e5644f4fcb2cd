package employeehealth.auth;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entity tags of what is shown (RFC 9110, 8.8.3): keyed, so that a tag tells nothing, and of all of
 * it, so that whoever changes it has seen what they change.
 */
@Component
public class Tags {

    private final PlatformSecrets secrets;
    private final JsonMapper json;

    Tags(PlatformSecrets secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    public String of(Object view) {
        return '"'
                + HexFormat.of()
                        .formatHex(secrets.mac("entity-tag", json.writeValueAsString(view)))
                + '"';
    }

    /**
     * @param seen the header {@code If-Match}; a weak tag never matches
     */
    public void require(@Nullable String seen, Object now) {
        if (seen == null || seen.isBlank()) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "auth/say-what-you-saw");
        }
        var tag = of(now);
        if (!seen.strip().equals("*")
                && Arrays.stream(seen.split(",", -1)).map(String::strip).noneMatch(tag::equals)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "auth/changed-meanwhile");
        }
    }
}
