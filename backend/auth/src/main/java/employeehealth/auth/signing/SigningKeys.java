package employeehealth.auth.signing;

import com.nimbusds.jose.jwk.JWKSet;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.StartRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys of access tokens, and their phases. All instances read them from the database; whichever
 * first finds that one is due changes it, under a lock.
 */
@Component
public class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    /** Other instances may sign with a key for a few seconds after another one has retired it. */
    private static final Duration STILL_SIGNS = Duration.ofMinutes(1);

    /** Much longer than anybody keeps what they have read of the keys. */
    private static final Duration TOLD = Duration.ofHours(1);

    private final AuthDatabase database;
    private final StoredKeys keys;
    private final KeyPlaces places;
    private final Set<String> destroyed = ConcurrentHashMap.newKeySet();
    private final KeySchedule schedule;
    private final Audit audit;
    private final Clock clock;
    private volatile KeyRing ring;

    SigningKeys(
            AuthDatabase database,
            StoredKeys keys,
            KeyPlaces places,
            AuthSettings settings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.places = places;
        this.schedule = new KeySchedule(settings.keys());
        this.audit = audit;
        this.clock = clock;
        var stored = database.read(keys::all);
        if (KeySchedule.in(KeyPhase.ACTIVE, stored).isEmpty()) {
            stored = first();
        }
        this.ring = ringOf(stored, null);
    }

    private List<StoredKey> first() {
        try {
            return database.write(this::madeOnce);
        } catch (Problem away) {
            throw new StartRefused(
                    "There is no signing key yet, and the token of AUTH_KEYS_PKCS11_LIBRARY does"
                            + " not make one.");
        }
    }

    /** A JSON Web Key Set of the public parts, newest first. */
    public String published() {
        return ring.published();
    }

    /** The same, to verify with. */
    public JWKSet publicKeys() {
        return ring.keys();
    }

    /**
     * Ids of the keys that were removed lately, by withdrawing them or after their overlap. An
     * instance that did not know learns it before it tells others, and signs with none of them.
     */
    public List<String> removed() {
        var removed = keys.removedSince(clock.instant().minus(TOLD));
        var ours = ring.keys();
        if (removed.stream().anyMatch(kid -> ours.getKeyByKeyId(kid) != null)) {
            learnOrWarn();
        }
        return removed;
    }

    void require() {
        var active = ring.active();
        places.of(active).require(active);
    }

    KeyRing ring() {
        return ring;
    }

    /** Learns what the keys are now, and changes what is due. */
    void learn() {
        var stored = database.read(keys::all);
        if (!schedule.isSettled(stored, clock.instant())) {
            stored = database.write(this::advanced);
        }
        ring = ringOf(stored, ring);
        destroy();
    }

    /** Without the database, or the token, what is known stays; it is tried again soon. */
    void learnOrWarn() {
        try {
            learn();
        } catch (RuntimeException unreachable) {
            log.warn("signing keys cannot be learnt: {}", unreachable.getClass().getSimpleName());
        }
    }

    /** After the change is settled: a key that was destroyed cannot be taken back. */
    private void destroy() {
        var before = clock.instant().minus(STILL_SIGNS);
        var done = new HashSet<>(database.read(() -> keys.doneInToken(before)));
        done.removeAll(destroyed);
        if (done.isEmpty()) {
            return;
        }
        try {
            places.destroyInToken(done);
            destroyed.addAll(done);
        } catch (Problem away) {
            log.warn("{} keys are still to be destroyed in the token", done.size());
        }
    }

    /** As operators see them, with the time of the next change. */
    List<View> views() {
        var stored = database.read(keys::all);
        return stored.stream().map(key -> View.of(key, schedule.changesAt(key, stored))).toList();
    }

    /** The next key signs as soon as every verifier can know it: mostly at once. */
    void rotate(Me operator) {
        database.write(() -> {
            keys.lock();
            var now = clock.instant();
            if (KeySchedule.in(KeyPhase.NEXT, keys.all()).isEmpty()) {
                add(KeyPhase.NEXT);
            }
            var next = KeySchedule.in(KeyPhase.NEXT, keys.all()).orElseThrow();
            keys.want(next.kid(), now);
            record(operator, next.kid(), "auth.signing-key.rotation-asked");
        });
        learn();
    }

    /**
     * Somebody else may have this key: it is removed at once, whatever it signed.
     *
     * @return whether there is such a key
     */
    boolean withdraw(Me operator, String kid) {
        var found =
                database.write(() -> {
                    keys.lock();
                    var stored = keys.all();
                    var key = stored.stream().filter(k -> k.kid().equals(kid)).findFirst();
                    key.ifPresent(known -> withdraw(known, stored));
                    key.ifPresent(known -> record(operator, kid, "auth.signing-key.withdrawn"));
                    return key.isPresent();
                });
        learn();
        return found;
    }

    private void withdraw(StoredKey key, List<StoredKey> stored) {
        var now = clock.instant();
        keys.remove(key.kid(), now);
        if (key.phase() == KeyPhase.ACTIVE) {
            KeySchedule.in(KeyPhase.NEXT, stored)
                    .ifPresentOrElse(next -> activate(next.kid()), () -> add(KeyPhase.ACTIVE));
        }
    }

    private List<StoredKey> madeOnce() {
        keys.lock();
        if (KeySchedule.in(KeyPhase.ACTIVE, keys.all()).isEmpty()) {
            add(KeyPhase.ACTIVE);
        }
        return keys.all();
    }

    private List<StoredKey> advanced() {
        keys.lock();
        var now = clock.instant();
        var stored = keys.all(); // again, now that nobody else changes them
        for (var key : stored) {
            if (key.phase() == KeyPhase.RETIRED && schedule.isDue(key, stored, now)) {
                keys.remove(key.kid(), now);
                record(null, key.kid(), "auth.signing-key.removed");
            }
        }
        KeySchedule.in(KeyPhase.NEXT, stored)
                .filter(next -> schedule.isDue(next, stored, now))
                .ifPresent(next -> {
                    KeySchedule.in(KeyPhase.ACTIVE, stored).ifPresent(this::retire);
                    activate(next.kid());
                });
        if (KeySchedule.in(KeyPhase.NEXT, keys.all()).isEmpty()) {
            add(KeyPhase.NEXT);
        }
        return keys.all();
    }

    private void retire(StoredKey key) {
        keys.retire(key.kid(), clock.instant());
        record(null, key.kid(), "auth.signing-key.retired");
    }

    private void activate(String kid) {
        keys.activate(kid, clock.instant());
        record(null, kid, "auth.signing-key.activated");
    }

    private void add(KeyPhase phase) {
        var made = places.make();
        keys.add(made, phase, clock.instant());
        record(null, made.publicKey().getKeyID(), "auth.signing-key.made");
    }

    private void record(@Nullable Me operator, String kid, String action) {
        audit.record(
                database,
                new AuditRecord(
                        operator == null ? null : operator.company(),
                        operator == null ? null : operator.person(),
                        null,
                        action,
                        "auth.signing_keys",
                        kid,
                        "operation",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    /** The private key is opened only when it is another one than before. */
    private KeyRing ringOf(List<StoredKey> stored, @Nullable KeyRing before) {
        var active =
                KeySchedule.in(KeyPhase.ACTIVE, stored)
                        .orElseThrow(() -> new IllegalStateException("no signing key is active"));
        return before != null && before.kid().equals(active.kid())
                ? before.with(stored)
                : KeyRing.of(active, places.of(active).signer(active), stored);
    }

    /**
     * @param changesAt when it goes on to its next phase by itself
     */
    record View(
            String kid,
            KeyPhase phase,
            Instant createdAt,
            @Nullable Instant activeFrom,
            @Nullable Instant retiredAt,
            @Nullable Instant changesAt) {

        static View of(StoredKey key, @Nullable Instant changesAt) {
            return new View(
                    key.kid(),
                    key.phase(),
                    key.createdAt(),
                    key.activeFrom(),
                    key.retiredAt(),
                    changesAt);
        }
    }
}
