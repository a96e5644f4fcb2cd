package employeehealth.gateway.door;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which service answers which address: the one table. */
final class Routes {

    private static final Map<String, String> SERVICES =
            Map.ofEntries(
                    Map.entry("/.well-known", "auth"),
                    Map.entry("/oauth2", "auth"),
                    Map.entry("/userinfo", "auth"),
                    Map.entry("/scim/v2", "auth"),
                    Map.entry("/api/v1/auth", "auth"),
                    Map.entry("/api/v1/profile", "profile"),
                    Map.entry("/api/v1/patients", "profile"),
                    Map.entry("/api/v1/employer", "profile"),
                    Map.entry("/api/v1/triage", "triage"),
                    Map.entry("/api/v1/appointments", "appointments"),
                    Map.entry("/api/v1/webhooks/calendars", "appointments"),
                    Map.entry("/api/v1/emergency", "emergency"),
                    Map.entry("/api/v1/notifications", "notifications"),
                    Map.entry("/api/v1/demo/outbox", "notifications"),
                    Map.entry("/api/v1/wearables", "wearables"),
                    Map.entry("/api/v1/webhooks/wearables", "wearables"),
                    Map.entry("/api/v1/interop", "interop"),
                    Map.entry("/fhir/R4", "interop"),
                    Map.entry("/api/v1/admin", "admin"),
                    Map.entry("/api/v1/admin/compliance/data-requests", "profile"),
                    Map.entry("/api/v1/admin/compliance/processing-register", "profile"),
                    Map.entry("/api/v1/admin/compliance/processing-register.csv", "profile"),
                    Map.entry("/odata/v4", "admin"));

    private static final int DEPTH = 5;

    private Routes() {}

    /** The service of a decoded path, by its longest known beginning; null if it is none's. */
    static @Nullable String serviceOf(String path) {
        for (var end = clipped(path); end > 0; end = path.lastIndexOf('/', end - 1)) {
            var service = SERVICES.get(path.substring(0, end));
            if (service != null) {
                return service;
            }
        }
        return null;
    }

    /** Only so many segments are looked at, however many a caller sends. */
    private static int clipped(String path) {
        var end = 0;
        for (var segments = 0; segments < DEPTH && end >= 0; segments++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path.length() : end;
    }
}
