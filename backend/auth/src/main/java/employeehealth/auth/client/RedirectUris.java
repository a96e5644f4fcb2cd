package employeehealth.auth.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where people may be sent back to (RFC 9700 section 4.1): compared character by character. The one
 * exception is the port of a program on the person's own device (RFC 8252 section 7.3).
 */
public final class RedirectUris {

    /** Numbers only: the name {@code localhost} may lead elsewhere (RFC 8252 section 8.3). */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private static final int LONGEST = 1_000;

    private RedirectUris() {}

    static boolean matches(List<String> registered, String uri, boolean isNative) {
        if (registered.contains(uri)) {
            return true;
        }
        var asked = parse(uri);
        return isNative
                && asked != null
                && isLoopback(asked)
                && asked.toString().equals(uri)
                && registered.stream()
                        .map(RedirectUris::parse)
                        .anyMatch(known -> known != null && sameButForThePort(known, asked));
    }

    private static boolean sameButForThePort(URI known, URI asked) {
        return isLoopback(known) && withoutPort(known).equals(withoutPort(asked));
    }

    private static String withoutPort(URI uri) {
        return uri.getHost() + "|" + uri.getRawPath() + "|" + uri.getRawQuery();
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme())
                && uri.getHost() != null
                && isLoopback(uri.getHost())
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    /** Whether a program of that kind can be registered with it. */
    public static boolean canBeRegistered(String text, ClientKind kind) {
        var uri = parse(text);
        if (uri == null
                || text.length() > LONGEST
                || uri.getScheme() == null
                || !uri.getScheme().equals(uri.getScheme().toLowerCase(Locale.ROOT))
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || text.indexOf('*') >= 0) {
            return false;
        }
        if (uri.getScheme().equals("https")) {
            return uri.getHost() != null;
        }
        // A private scheme is a domain name turned around: it has a dot, as no scheme that runs
        // something has (RFC 8252 section 7.1).
        return kind == ClientKind.NATIVE && (isLoopback(uri) || uri.getScheme().indexOf('.') > 0);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            return null;
        }
    }
}
