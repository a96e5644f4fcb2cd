package employeehealth.shared.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import employeehealth.contracts.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;

/**
 * Seals what is about a person under that person's own key: AES-256-GCM, authenticated together
 * with person, table, column and row, so that a ciphertext cannot be moved anywhere else.
 */
public final class Seal {

    private final PersonKeys keys;
    // Unwrapping a key costs several microseconds and a file read; people come in sessions.
    private final Cache<PersonId, Aead> recent =
            Caffeine.newBuilder()
                    .maximumSize(20_000)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    Seal(PersonKeys keys) {
        this.keys = keys;
    }

    /** Seals for a person, making their key if this is the first thing about them. */
    public byte[] seal(PersonId person, Place place, UUID row, byte[] clear) {
        try {
            return recent.get(person, keys::getOrMake).encrypt(clear, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Opens what was sealed for exactly this person, place and row; anything else is refused. */
    public byte[] open(PersonId person, Place place, UUID row, byte[] sealed) {
        try {
            return recent.get(person, keys::get).decrypt(sealed, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            throw new NotSealedHere(place);
        }
    }

    private static byte[] bound(PersonId person, Place place, UUID row) {
        return (person + "|" + place + "|" + row).getBytes(StandardCharsets.UTF_8);
    }

    /** The value was tampered with, or belongs to another person, column or row. */
    public static final class NotSealedHere extends RuntimeException {

        NotSealedHere(Place place) {
            super("not sealed for this row of " + place);
        }
    }
}
