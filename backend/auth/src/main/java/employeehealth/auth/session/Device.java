package employeehealth.auth.session;

import org.jspecify.annotations.Nullable;

/**
 * What a browser says that it is; shown to its owner in the list of devices, proof of nothing.
 *
 * @param network roughly where it is; empty if nobody knows
 */
public record Device(String userAgent, String network) {

    private static final int LONGEST = 200;

    public static Device of(@Nullable String userAgent, String network) {
        var text = userAgent == null ? "" : userAgent;
        return new Device(text.substring(0, Math.min(text.length(), LONGEST)), network);
    }
}
