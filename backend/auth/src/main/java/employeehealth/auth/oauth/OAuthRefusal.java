package employeehealth.auth.oauth;

import org.springframework.http.HttpStatus;

/**
 * A refusal in the words of OAuth (RFC 6749 section 5.2), for programs; people get a problem. Its
 * description is for developers, in English, and holds nothing that was sent.
 */
public final class OAuthRefusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;

    private OAuthRefusal(HttpStatus status, String code, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static OAuthRefusal invalidRequest(String description) {
        return of("invalid_request", description);
    }

    public static OAuthRefusal invalidGrant(String description) {
        return of("invalid_grant", description);
    }

    /** Of a program that is not who it says, or that we do not know: it is not told which. */
    public static OAuthRefusal invalidClient() {
        return new OAuthRefusal(
                HttpStatus.UNAUTHORIZED, "invalid_client", "client authentication failed");
    }

    public static OAuthRefusal of(String code, String description) {
        return new OAuthRefusal(HttpStatus.BAD_REQUEST, code, description);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
