package employeehealth.auth.signing;

import java.time.Duration;

/** A signed JWT, as the client gets it. */
public record AccessToken(String text, Duration life) {

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
