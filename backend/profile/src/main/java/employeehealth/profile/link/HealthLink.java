package employeehealth.profile.link;

import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that opens a person's card to whoever has it.
 *
 * @param secret what only the link itself and its person know; none once it was revoked
 * @param attemptsLeft wrong passcodes that it still stands, for good; none: no passcode
 */
record HealthLink(
        UUID id,
        Owner owner,
        @Nullable Secret secret,
        byte @Nullable [] passcodeKey,
        @Nullable Integer attemptsLeft,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        Instant madeAt) {

    /**
     * @param token 256 random bits, the secret part of its address
     * @param key 256 random bits that open what it leads to; travels behind the {@code #} alone
     * @param language that the card is written in
     */
    record Secret(String label, String token, String key, String language) {

        @Override
        public String toString() {
            return "Secret[hidden]";
        }
    }

    boolean isLive(Instant now) {
        return revokedAt == null
                && secret != null
                && now.isBefore(expiresAt)
                && (attemptsLeft == null || attemptsLeft > 0);
    }

    /** {@code L}: what it leads to changes with the card; {@code P}: it asks for a passcode. */
    String flag() {
        return passcodeKey == null ? "L" : "LP";
    }

    @Override
    public String toString() {
        return "HealthLink[" + id + "]";
    }
}
