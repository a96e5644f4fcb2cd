package employeehealth.auth.signing;

import employeehealth.auth.AuthSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a key changes its phase. Pure: what is, and what time it is, decide. */
record KeySchedule(AuthSettings.Keys settings) {

    /**
     * A key is published for this long before it signs: longer than the five minutes for which our
     * own verifiers, and caches before {@code /oauth2/jwks}, keep what they have read.
     */
    static final Duration LEAD = Duration.ofMinutes(6);

    static Optional<StoredKey> in(KeyPhase phase, List<StoredKey> keys) {
        return keys.stream().filter(key -> key.phase() == phase).findFirst();
    }

    /** When the key changes its phase by itself; none if it waits for another one to do so. */
    @Nullable Instant changesAt(StoredKey key, List<StoredKey> keys) {
        return switch (key.phase()) {
            case NEXT -> activatesAt(key, keys);
            case ACTIVE ->
                    in(KeyPhase.NEXT, keys).map(next -> activatesAt(next, keys)).orElse(null);
            case RETIRED -> Objects.requireNonNull(key.retiredAt()).plus(settings.keep());
            case REMOVED -> null;
        };
    }

    private Instant activatesAt(StoredKey next, List<StoredKey> keys) {
        var known = next.createdAt().plus(LEAD);
        var turn =
                next.wantedAt() != null
                        ? next.wantedAt()
                        : in(KeyPhase.ACTIVE, keys)
                                .map(StoredKey::activeFrom)
                                .map(from -> from.plus(settings.rotateEvery()))
                                .orElse(known);
        return turn.isAfter(known) ? turn : known;
    }

    boolean isDue(StoredKey key, List<StoredKey> keys, Instant now) {
        var at = changesAt(key, keys);
        return at != null && !now.isBefore(at);
    }

    /** Whether nothing is to be done now. */
    boolean isSettled(List<StoredKey> keys, Instant now) {
        return in(KeyPhase.ACTIVE, keys).isPresent()
                && in(KeyPhase.NEXT, keys).isPresent()
                && keys.stream().noneMatch(key -> isDue(key, keys, now));
    }
}
