package employeehealth.auth.oauth;

import employeehealth.shared.settings.PlatformSettings;
import org.springframework.stereotype.Component;

/** Where programs find us: the issuer, and addresses below it. */
@Component
public class Endpoints {

    private final String issuer;

    Endpoints(PlatformSettings settings) {
        this.issuer = settings.publicUrl().toString();
    }

    public String issuer() {
        return issuer;
    }

    public String at(String path) {
        return issuer.replaceFirst("/+$", "") + path;
    }
}
