package employeehealth.auth.scim.schema;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal in the words of SCIM (RFC 7644, 3.12), for directories. Its detail is for whoever runs
 * one, in English, and holds no value that was sent.
 */
public final class ScimRefusal extends RuntimeException {

    private final HttpStatus status;
    private final @Nullable String scimType;

    public ScimRefusal(HttpStatus status, @Nullable String scimType, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.scimType = scimType;
    }

    private static ScimRefusal bad(String scimType, String detail) {
        return new ScimRefusal(HttpStatus.BAD_REQUEST, scimType, detail);
    }

    public static ScimRefusal invalidFilter(String detail) {
        return bad("invalidFilter", detail);
    }

    public static ScimRefusal invalidSyntax(String detail) {
        return bad("invalidSyntax", detail);
    }

    public static ScimRefusal invalidPath(String detail) {
        return bad("invalidPath", detail);
    }

    public static ScimRefusal invalidValue(String detail) {
        return bad("invalidValue", detail);
    }

    public static ScimRefusal noTarget(String detail) {
        return bad("noTarget", detail);
    }

    public static ScimRefusal mutability(String detail) {
        return bad("mutability", detail);
    }

    public static ScimRefusal uniqueness(String detail) {
        return new ScimRefusal(HttpStatus.CONFLICT, "uniqueness", detail);
    }

    /** Also of what exists at another company. */
    public static ScimRefusal notFound() {
        return new ScimRefusal(HttpStatus.NOT_FOUND, null, "there is no such resource");
    }

    public HttpStatus status() {
        return status;
    }

    public @Nullable String scimType() {
        return scimType;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
