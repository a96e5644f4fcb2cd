package employeehealth.shared.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import employeehealth.contracts.PersonId;
import employeehealth.shared.problem.Problem;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/**
 * Seals what is about a person under that person's own key: AES-256-GCM, authenticated together
 * with person, table, column and row, so that a ciphertext cannot be moved anywhere else.
 *
 * <p>A person who was erased is answered 410, a key service that is away 503.
 */
public final class Seal {

    private static final int STREAM_FORMAT = 1;

    private final PersonKeys keys;
    // Unwrapping a key costs several microseconds and a file read, or a question to the key
    // service. Counted from when it was opened: so long we can do without that service, and so
    // long a key may be in use that the service would no longer open.
    private final Cache<PersonId, Aead> recent;

    Seal(PersonKeys keys, Duration remember) {
        this.keys = keys;
        this.recent = Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(remember).build();
    }

    /** Seals for a person, making their key if this is the first thing about them. */
    public byte[] seal(PersonId person, Place place, UUID row, byte[] clear) {
        try {
            return key(person, keys::getOrMake).encrypt(clear, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * Opens what was sealed for exactly this person, place and row; anything else is refused. Of a
     * person who was erased, what was {@link #keep kept} still opens.
     */
    public byte[] open(PersonId person, Place place, UUID row, byte[] sealed) {
        try {
            return key(person, keys::get).decrypt(sealed, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            return kept(person, place, row, sealed).orElseThrow(() -> new NotSealedHere(place));
        } catch (Problem e) {
            if (e.status() != HttpStatus.GONE) {
                throw e;
            }
            return kept(person, place, row, sealed).orElseThrow(() -> e);
        }
    }

    /**
     * The same in a list of several people: none of somebody who was erased, so that one of them
     * does not stand in the way of all.
     */
    public Optional<byte[]> openUnlessErased(
            PersonId person, Place place, UUID row, byte[] sealed) {
        try {
            return Optional.of(open(person, place, row, sealed));
        } catch (Problem e) {
            if (e.status() != HttpStatus.GONE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * Seals anew what has to outlive the person's key because a law says so: under a second key of
     * theirs, which their erasure leaves. Done again, it does no harm.
     */
    public byte[] keep(PersonId person, Place place, UUID row, byte[] sealed) {
        var clear = open(person, place, row, sealed);
        try {
            return key(lasting(person), keys::getOrMake).encrypt(clear, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    private Optional<byte[]> kept(PersonId person, Place place, UUID row, byte[] sealed) {
        var lasting = lasting(person);
        if (keys.versionOf(lasting).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(key(lasting, keys::get).decrypt(sealed, bound(person, place, row)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * Whose key what is kept of a person is sealed under: nobody's id but this. Destroyed when the
     * law does not ask for it any more.
     */
    public static PersonId lasting(PersonId person) {
        return new PersonId(
                UUID.nameUUIDFromBytes(("kept|" + person).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @throws Problem 410 if they were erased
     */
    public void mustNotBeErased(PersonId person) {
        try {
            keys.mustNotBeErased(person);
        } catch (KeysUnavailable e) {
            throw KeysUnavailable.problem();
        }
    }

    /**
     * Seals what is too large to be held in memory, such as a document: what is written to the
     * stream that this returns arrives sealed in {@code to}. Complete only once closed.
     */
    public OutputStream sealing(PersonId person, Place place, UUID row, OutputStream to)
            throws IOException {
        try {
            var key = Tink.freshStreamKey();
            var wrapped = seal(person, keyOf(place), row, key);
            var head = new DataOutputStream(to);
            head.writeByte(STREAM_FORMAT);
            head.writeShort(wrapped.length);
            head.write(wrapped);
            return Tink.stream(key).newEncryptingStream(to, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * Opens what {@link #sealing} sealed for exactly this person, place and row. Nothing is given
     * out before it was found genuine; where something was changed, moved or cut off, reading ends
     * with an {@link IOException}.
     */
    public InputStream opening(PersonId person, Place place, UUID row, InputStream sealed)
            throws IOException {
        try {
            var head = new DataInputStream(sealed);
            if (head.readUnsignedByte() != STREAM_FORMAT) {
                throw new NotSealedHere(place);
            }
            var wrapped = head.readNBytes(head.readUnsignedShort());
            var key = open(person, keyOf(place), row, wrapped);
            return Tink.stream(key).newDecryptingStream(sealed, bound(person, place, row));
        } catch (GeneralSecurityException e) {
            throw new NotSealedHere(place);
        }
    }

    private static Place keyOf(Place place) {
        return new Place(place.table(), place.column() + "|key");
    }

    private Aead key(PersonId person, Function<PersonId, Aead> otherwise) {
        try {
            keys.mustNotBeErased(person);
            return recent.get(person, otherwise);
        } catch (KeysUnavailable e) {
            throw KeysUnavailable.problem();
        }
    }

    /** The person's key is in memory no longer. */
    void forget(PersonId person) {
        recent.invalidate(person);
        AesGcm.forgetKeys();
    }

    private static byte[] bound(PersonId person, Place place, UUID row) {
        return (person.value() + "|" + place.table() + "." + place.column() + "|" + row)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The value was tampered with, or belongs to another person, column or row. */
    public static final class NotSealedHere extends RuntimeException {

        NotSealedHere(Place place) {
            super("not sealed for this row of " + place);
        }
    }
}
