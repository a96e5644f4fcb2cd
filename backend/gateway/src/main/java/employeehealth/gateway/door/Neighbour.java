package employeehealth.gateway.door;

import employeehealth.shared.settings.StartRefused;
import java.net.URI;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;

/**
 * A service that runs in another process.
 *
 * @param path what its address has after the host, without a closing slash; mostly nothing
 */
record Neighbour(String service, HttpHost host, String path) {

    static Neighbour of(String service, URI base) {
        var scheme = base.getScheme();
        if (base.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new StartRefused(
                    "REMOTE_"
                            + service.toUpperCase(Locale.ROOT)
                            + " must be an address such as http://host:8080.");
        }
        var path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
        return new Neighbour(service, new HttpHost(scheme, base.getHost(), base.getPort()), path);
    }
}
