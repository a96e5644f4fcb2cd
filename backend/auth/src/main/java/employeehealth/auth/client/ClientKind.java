package employeehealth.auth.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a program proves who it is, which depends on where it runs. */
public enum ClientKind {
    /** On a server, with a secret. */
    SECRET,
    /** On a server, with a private key of its own (RFC 7523). */
    PRIVATE_KEY,
    /** In a browser: it can keep nothing secret. */
    BROWSER,
    /** On a device (RFC 8252): the same, but it may listen on its own loopback address. */
    NATIVE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ClientKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean isPublic() {
        return this == BROWSER || this == NATIVE;
    }
}
