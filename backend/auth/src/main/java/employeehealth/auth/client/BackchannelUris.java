package employeehealth.auth.client;

import employeehealth.auth.oauth.PublicAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a program may be told that somebody is signed out (OpenID Connect Back-Channel Logout 1.0
 * section 2.2): over TLS, at a name or an address that is not of our own network. A demo may also
 * tell a program on the same machine.
 */
public final class BackchannelUris {

    private static final int LONGEST = 1_000;

    private BackchannelUris() {}

    public static boolean canBeCalled(String text, boolean demo) {
        try {
            var uri = new URI(text);
            return text.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65_535
                    && isReachedSafely(uri, demo);
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static boolean isReachedSafely(URI uri, boolean demo) {
        var here = RedirectUris.isLoopback(uri.getHost());
        if ("https".equals(uri.getScheme())) {
            return here ? demo : !isLiteral(uri.getHost()) || isPublic(uri.getHost());
        }
        return "http".equals(uri.getScheme()) && here && demo;
    }

    /**
     * Of digits and dots only, or in brackets: what of it is a name is looked up when it is called.
     */
    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static boolean isPublic(String host) {
        try {
            return PublicAddresses.isPublic(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException neither) {
            return false;
        }
    }
}
