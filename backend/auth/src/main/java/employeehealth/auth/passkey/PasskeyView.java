package employeehealth.auth.passkey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What their owner sees of a passkey; the key itself is of no use to them.
 *
 * @param synced whether it is on several of their devices, as its maker says
 * @param suspectedAt when it last looked as if there were a copy of it
 */
record PasskeyView(
        UUID id,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        boolean synced,
        @Nullable Instant suspectedAt) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(
                passkey.id(),
                passkey.name(),
                passkey.createdAt(),
                passkey.lastUsedAt(),
                passkey.credential().backedUp(),
                passkey.suspectedAt());
    }

    /** Of what can be changed: that it was used in between stands in nobody's way. */
    static String tag(Passkey passkey) {
        return Integer.toString(passkey.version());
    }

    record Page(List<PasskeyView> items, @Nullable String next) {}
}
