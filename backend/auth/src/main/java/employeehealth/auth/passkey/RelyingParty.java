package employeehealth.auth.passkey;

import com.webauthn4j.data.client.Origin;
import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * For whom passkeys are: the host of {@code PUBLIC_URL}, and the pages that may use them, which are
 * ours at that address. A demo also answers at {@code http://localhost:<port>}, however its address
 * is written: browsers know passkeys of names, and of no number.
 */
@Component
class RelyingParty {

    static final String NAME = "Employee Health";

    private static final String LOCALHOST = "localhost";
    private static final Set<String> THIS_MACHINE = Set.of(LOCALHOST, "127.0.0.1", "[::1]");

    private final String id;
    private final Set<Origin> origins;

    RelyingParty(PlatformSettings settings) {
        var url = settings.publicUrl();
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var local = settings.demo() && THIS_MACHINE.contains(host);
        id = local ? LOCALHOST : host;
        var all = new HashSet<Origin>();
        all.add(new Origin(url.getScheme() + "://" + host + port(url)));
        if (local) {
            all.add(new Origin("http://" + LOCALHOST + port(url)));
        }
        origins = Set.copyOf(all);
    }

    /** As browsers write it: not if it is the scheme's own. */
    private static String port(URI url) {
        var usual = url.getScheme().equals("https") ? 443 : 80;
        return url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
    }

    String id() {
        return id;
    }

    Set<Origin> origins() {
        return origins;
    }
}
