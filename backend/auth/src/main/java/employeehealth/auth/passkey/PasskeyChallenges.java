package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Repository;

/**
 * Challenges that authenticators sign. They are computed, so that asking for one costs no row and
 * every process knows them all: random bytes, their end, and a MAC over both, the ceremony and who
 * may answer. Only that one was answered is stored, which makes it good for one answer.
 */
@Repository
class PasskeyChallenges {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PURPOSE = "passkey-challenge";
    private static final int RANDOM_BYTES = 16;
    private static final int SIGNED_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int BYTES = SIGNED_BYTES + 32;

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final String environment;
    private final Duration life;
    private final Clock clock;

    PasskeyChallenges(
            AuthDatabase database,
            PlatformSecrets secrets,
            PlatformSettings platform,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.environment = platform.environment().code();
        this.life = settings.passkeys().answerWithin();
        this.clock = clock;
    }

    /**
     * @param by what the ceremony says of who may answer
     */
    byte[] issue(String by) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var signed =
                ByteBuffer.allocate(SIGNED_BYTES)
                        .put(random)
                        .putLong(clock.instant().plus(life).getEpochSecond())
                        .array();
        return ByteBuffer.allocate(BYTES).put(signed).put(mac(by, signed)).array();
    }

    /** Whether it was made here, for this, and may still be answered. */
    boolean isGood(byte[] challenge, String by) {
        if (challenge.length != BYTES) {
            return false;
        }
        var signed = Arrays.copyOf(challenge, SIGNED_BYTES);
        var mac = Arrays.copyOfRange(challenge, SIGNED_BYTES, BYTES);
        return MessageDigest.isEqual(mac, mac(by, signed)) && clock.instant().isBefore(end(signed));
    }

    /** Whether it is this transaction that uses it; a parallel one waits to learn. */
    boolean use(byte[] challenge) {
        removeForgotten();
        return database.sql(
                                """
                                insert into auth.used_passkey_challenges (key, forget_at)
                                values (:key, :end)
                                on conflict do nothing
                                """)
                        .param("key", secrets.mac(PURPOSE, "used|" + hex(challenge)))
                        .param("end", utc(end(challenge)))
                        .update()
                > 0;
    }

    private void removeForgotten() {
        database.sql(
                        """
                        delete from auth.used_passkey_challenges
                         where key in (select key
                                         from auth.used_passkey_challenges
                                        where forget_at < :now
                                        order by forget_at
                                        limit 5
                                          for update skip locked)
                        """)
                .param("now", utc(clock.instant()))
                .update();
    }

    private byte[] mac(String by, byte[] signed) {
        return secrets.mac(PURPOSE, environment + "|" + by + "|" + hex(signed));
    }

    private static Instant end(byte[] challenge) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(challenge).getLong(RANDOM_BYTES));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
