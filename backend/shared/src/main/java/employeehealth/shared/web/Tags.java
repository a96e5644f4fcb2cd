package employeehealth.shared.web;

import employeehealth.shared.seal.PlatformSecrets;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entity tags of what is shown and has no version of its own (RFC 9110, 8.8.3): keyed, so that a
 * tag tells nothing, and of all of it, so that whoever changes it has seen what they change.
 */
public final class Tags {

    private final PlatformSecrets secrets;
    private final JsonMapper json;

    Tags(PlatformSecrets secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    /** 64 hexadecimal digits, without quotes. */
    public String of(Object view) {
        return HexFormat.of().formatHex(secrets.mac("entity-tag", json.writeValueAsString(view)));
    }
}
