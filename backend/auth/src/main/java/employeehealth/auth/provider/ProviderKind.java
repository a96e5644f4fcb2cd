package employeehealth.auth.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an identity provider is to a company. */
public enum ProviderKind {
    /** The company's own, by OpenID Connect. */
    OIDC,
    /** The national one of health professionals: its issuer is the installation's to name. */
    PRO_SANTE_CONNECT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProviderKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
