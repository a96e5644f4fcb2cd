package employeehealth.shared.access;

import employeehealth.shared.seal.PlatformSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of one platform recognise each other: {@code v1.<expiry, epoch
 * seconds>.<HMAC-SHA256>} under a secret that only they share. A token lives one minute, so that a
 * leaked one is soon worthless.
 */
public final class ServiceTokens {

    public static final String HEADER = "Service-Token";
    private static final int LIFE_SECONDS = 60;
    private static final Pattern FORM = Pattern.compile("v1\\.(\\d{1,12})\\.([0-9a-f]{64})");

    private final PlatformSecrets secrets;
    private final Clock clock;

    ServiceTokens(PlatformSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    public String mint() {
        var expiry = clock.instant().getEpochSecond() + LIFE_SECONDS;
        return "v1." + expiry + "." + mac(expiry);
    }

    public boolean accepts(@Nullable String token) {
        var match = FORM.matcher(token == null ? "" : token);
        if (!match.matches()) {
            return false;
        }
        var expiry = Long.parseLong(match.group(1));
        var left = expiry - clock.instant().getEpochSecond();
        return MessageDigest.isEqual(
                        mac(expiry).getBytes(StandardCharsets.US_ASCII),
                        match.group(2).getBytes(StandardCharsets.US_ASCII))
                && left >= 0
                && left <= LIFE_SECONDS + 5;
    }

    private String mac(long expiry) {
        return HexFormat.of().formatHex(secrets.mac("service-token", Long.toString(expiry)));
    }
}
