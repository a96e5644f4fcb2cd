package employeehealth.auth.session;

import org.jspecify.annotations.Nullable;

/** What a browser says that it is; shown to its owner in the list of devices, proof of nothing. */
public record Device(String userAgent) {

    private static final int LONGEST = 200;

    public static Device of(@Nullable String userAgent) {
        var text = userAgent == null ? "" : userAgent;
        return new Device(text.substring(0, Math.min(text.length(), LONGEST)));
    }
}
