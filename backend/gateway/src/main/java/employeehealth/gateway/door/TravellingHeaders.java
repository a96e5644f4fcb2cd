package employeehealth.gateway.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which headers pass the gateway. Not those of one connection (RFC 9110 section 7.6.1), and inwards
 * none by which a caller could pass for a proxy, a service or someone else.
 */
final class TravellingHeaders {

    /**
     * Also the lengths, which the client library writes, and the host, which is the neighbour's.
     */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings",
                    "content-length");

    private static final Set<String> NEVER_INWARDS =
            Set.of(
                    "host",
                    "expect",
                    "forwarded",
                    "via",
                    "service-token",
                    "traceparent",
                    "tracestate",
                    "baggage",
                    "x-request-id",
                    "x-correlation-id",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "true-client-ip",
                    "cf-connecting-ip",
                    "x-http-method",
                    "x-http-method-override",
                    "x-method-override");

    private static final String[] FAMILIES_NEVER_INWARDS = {
        "x-forwarded",
        "x-original-",
        "x-rewrite-",
        "x-user",
        "x-internal-",
        "x-auth",
        "x-tenant",
        "x-company",
        "x-person",
        "x-role",
        "x-permission",
        "x-ssl-",
        "x-client-cert"
    };

    /** The gateway's own: a neighbour does not change them. */
    private static final Set<String> NEVER_OUTWARDS =
            Set.of(
                    "server",
                    "x-powered-by",
                    "date",
                    "x-request-id",
                    "strict-transport-security",
                    "x-content-type-options",
                    "referrer-policy",
                    "cross-origin-opener-policy",
                    "cross-origin-resource-policy",
                    "permissions-policy",
                    "service-token");

    private TravellingHeaders() {}

    /** All that the request's {@code Connection} headers say, in one line; mostly nothing. */
    static @Nullable String connection(HttpServletRequest request) {
        var given = request.getHeaders("Connection");
        if (!given.hasMoreElements()) {
            return null;
        }
        var all = given.nextElement();
        while (given.hasMoreElements()) {
            all += "," + given.nextElement();
        }
        return all;
    }

    /**
     * Our one cookie is a key to the session: only the service that made it gets to see it.
     *
     * @param service name of the neighbour
     */
    static boolean isForeignCookie(String name, String service) {
        return !service.equals("auth")
                && (name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Set-Cookie"));
    }

    static boolean inwards(String name, @Nullable String connection) {
        // A server that makes variables of header names takes a low line for a hyphen.
        var lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return !OF_THE_CONNECTION.contains(lower)
                && !NEVER_INWARDS.contains(lower)
                && !ofForbiddenFamily(lower)
                && !isNamedBy(connection, lower);
    }

    static boolean outwards(String name, @Nullable String connection) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !OF_THE_CONNECTION.contains(lower)
                && !NEVER_OUTWARDS.contains(lower)
                && !isNamedBy(connection, lower);
    }

    private static boolean ofForbiddenFamily(String lower) {
        if (!lower.startsWith("x-")) {
            return false;
        }
        for (var family : FAMILIES_NEVER_INWARDS) {
            if (lower.startsWith(family)) {
                return true;
            }
        }
        return false;
    }

    /** A {@code Connection} header may name further headers that end at this hop. */
    private static boolean isNamedBy(@Nullable String connection, String lower) {
        if (connection == null || connection.equalsIgnoreCase("keep-alive")) {
            return false;
        }
        for (var named : connection.split(",", -1)) {
            if (named.strip().equalsIgnoreCase(lower)) {
                return true;
            }
        }
        return false;
    }
}
