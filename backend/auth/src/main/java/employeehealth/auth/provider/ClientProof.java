package employeehealth.auth.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How we prove to an identity provider that it is us who ask. */
public enum ClientProof {
    /** An assertion by a private key of ours (RFC 7523): the provider holds nothing to lose. */
    PRIVATE_KEY_JWT,
    /** A secret that the provider has made. */
    CLIENT_SECRET;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClientProof ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
