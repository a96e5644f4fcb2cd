package employeehealth.shared.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** New row ids: UUIDv7 (RFC 9562), so that new rows lie beside each other in an index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    /** An id as it would have been made then. */
    public static UUID at(Instant then) {
        return at(then.toEpochMilli());
    }

    private static UUID at(long epochMilli) {
        var high = (epochMilli << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        var low = 0x8000000000000000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
