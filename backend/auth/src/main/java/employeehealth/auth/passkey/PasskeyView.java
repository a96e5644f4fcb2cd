package employeehealth.auth.passkey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
        return "\"" + passkey.version() + "\"";
    }

    record Page(List<PasskeyView> items, @Nullable String next) {}
}
