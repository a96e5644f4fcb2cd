package employeehealth.whole;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** By which a service says to another who asks: what only a process of this platform can make. */
final class InsideToken {

    static final String HEADER = "Service-Token";

    private InsideToken() {}

    static String of(Path data, String caller, String audience) {
        var settings =
                new PlatformSettings(
                        true, data, data.resolve("keys"), URI.create("http://localhost"), Map.of());
        var body = caller + "." + audience + "." + (Instant.now().getEpochSecond() + 50);
        var mac = PlatformSecrets.of(settings).mac("service-token", "dev|" + body);
        return "v2." + body + "." + HexFormat.of().formatHex(mac);
    }
}
