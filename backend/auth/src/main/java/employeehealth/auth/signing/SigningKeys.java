package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.seal.PlatformSecrets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys of access tokens, and their phases. All instances read them from the database; whichever
 * first finds that one is due changes it, under a lock.
 */
@Component
public class SigningKeys {

    /** RSA-2048 signs within a millisecond and is held to last beyond 2030 (NIST SP 800-57). */
    private static final int RSA_BITS = 2048;

    private final AuthDatabase database;
    private final StoredKeys keys;
    private final KeySeal seal;
    private final KeySchedule schedule;
    private final Audit audit;
    private final Clock clock;
    private volatile KeyRing ring;

    SigningKeys(
            AuthDatabase database,
            StoredKeys keys,
            PlatformSecrets secrets,
            AuthSettings settings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.seal = new KeySeal(secrets);
        this.schedule = new KeySchedule(settings.keys());
        this.audit = audit;
        this.clock = clock;
        var stored = database.read(keys::all);
        if (KeySchedule.in(KeyPhase.ACTIVE, stored).isEmpty()) {
            stored = database.write(this::madeOnce);
        }
        this.ring = ringOf(stored, null);
    }

    /** A JSON Web Key Set of the public parts, newest first. */
    public String published() {
        return ring.published();
    }

    /** The same, to verify with. */
    public JWKSet publicKeys() {
        return ring.keys();
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
        var key = fresh();
        keys.add(key, phase, seal.seal(key.getKeyID(), key.toJSONString()), clock.instant());
        record(null, key.getKeyID(), "auth.signing-key.made");
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
                : KeyRing.of(opened(active), stored);
    }

    private RSAKey opened(StoredKey key) {
        try {
            var sealed = Objects.requireNonNull(key.sealedPrivateJwk(), "no private key");
            return RSAKey.parse(seal.open(key.kid(), sealed));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key is not readable", e);
        }
    }

    private static RSAKey fresh() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
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
