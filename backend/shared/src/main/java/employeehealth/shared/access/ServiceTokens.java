package employeehealth.shared.access;

import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.Stage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of one platform recognise each other: {@code v2.<caller>.<audience>.<expiry,
 * epoch seconds>.<HMAC-SHA256>} under a secret that only they share. The caller is every service of
 * the calling process, joined by {@code +}; the audience is the one service that is asked, so that
 * a token taken from one service opens no other. Another environment's is none of ours, even under
 * the same secret. A token lives one minute, so that a leaked one is soon worthless.
 */
public final class ServiceTokens {

    public static final String HEADER = "Service-Token";
    private static final int LIFE_SECONDS = 60;

    /** For so long a token is used again: making one costs more than sending it. */
    private static final int REUSE_SECONDS = 10;

    private static final Pattern FORM =
            Pattern.compile(
                    "v2\\.([a-z]{1,40}(?:\\+[a-z]{1,40}){0,20})\\.([a-z]{1,40})\\.(\\d{1,12})\\.([0-9a-f]{64})");

    private final PlatformSecrets secrets;
    private final Stage environment;
    private final LocalServices here;
    private final Clock clock;
    private final String self;
    private final Map<String, Minted> minted = new ConcurrentHashMap<>();

    public ServiceTokens(
            PlatformSecrets secrets, Stage environment, LocalServices here, Clock clock) {
        this.secrets = secrets;
        this.environment = environment;
        this.here = here;
        this.clock = clock;
        this.self = String.join("+", new TreeSet<>(here.names()));
    }

    /** A token by which this process may ask that service. */
    public String mint(String audience) {
        var now = clock.instant().getEpochSecond();
        var known = minted.get(audience);
        if (known != null && now >= known.at && now < known.at + REUSE_SECONDS) {
            return known.token;
        }
        var body = self + "." + audience + "." + (now + LIFE_SECONDS);
        var token = "v2." + body + "." + mac(body);
        minted.put(audience, new Minted(token, now));
        return token;
    }

    public boolean accepts(@Nullable String token) {
        return !caller(token).isEmpty();
    }

    /** The services of the process that calls; none if the token is not good, or not for us. */
    public Set<String> caller(@Nullable String token) {
        var match = FORM.matcher(token == null ? "" : token);
        if (!match.matches() || !here.has(match.group(2))) {
            return Set.of();
        }
        var expiry = Long.parseLong(match.group(3));
        var left = expiry - clock.instant().getEpochSecond();
        var body = match.group(1) + "." + match.group(2) + "." + match.group(3);
        var good =
                MessageDigest.isEqual(
                                mac(body).getBytes(StandardCharsets.US_ASCII),
                                match.group(4).getBytes(StandardCharsets.US_ASCII))
                        && left >= 0
                        && left <= LIFE_SECONDS + 5;
        return good ? Set.of(match.group(1).split("\\+", -1)) : Set.of();
    }

    private String mac(String body) {
        return HexFormat.of()
                .formatHex(secrets.mac("service-token", environment.code() + "|" + body));
    }

    private record Minted(String token, long at) {

        @Override
        public String toString() {
            return "Minted[hidden]";
        }
    }
}
