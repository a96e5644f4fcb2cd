package employeehealth.shared.seal;

import com.google.crypto.tink.Aead;
import employeehealth.contracts.PersonId;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * One data key per person, each in a file of its own, wrapped. The files live outside the database
 * and its backups: destroying one makes every copy of that person's data unreadable.
 */
final class PersonKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PersonKeys.class);
    private static final String FOLDER = "people";

    private final Path store;
    private final KeyEncryption wrapping;
    private final KeyLedger ledger;
    private final EraseList erased;

    PersonKeys(Path keys, KeyEncryption wrapping, KeyLedger ledger) {
        this.store = keys;
        this.wrapping = wrapping;
        this.ledger = ledger;
        this.erased = new EraseList(keys);
    }

    /** Over a key-encryption key in a file. */
    PersonKeys(PlatformSettings settings) {
        this(settings.keys(), new FileKeys(settings), KeyLedger.NONE);
    }

    Aead getOrMake(PersonId person) {
        mustNotBeErased(person);
        var file = file(person);
        var kept = file.read();
        if (kept.isPresent()) {
            return unwrapped(person, kept.get());
        }
        // Asked in this order: whoever makes a key at the same time writes the file first.
        if (ledger.has(person) && file.read().isEmpty()) {
            throw lost(person);
        }
        var fresh = Tink.freshKey();
        var ours = wrapping.wrap(fresh, bound(person));
        var theirs = unlessErased(person, () -> file.readOrMake(ours::content));
        ledger.addAll(List.of(person));
        if (!WrappedKey.parse(theirs).version().equals(wrapping.current())) {
            // By what we hold, if it is ours: the version that wrapped it may be gone already.
            var key = Arrays.equals(theirs, ours.content()) ? fresh : unwrap(person, theirs);
            replace(person, key);
        }
        return unwrapped(person, file.read().orElseThrow(PersonKeys::erased));
    }

    /**
     * Writes a person's key. Meanwhile they may have been erased, by somebody who cannot have seen
     * what was written after.
     */
    private <T> T unlessErased(PersonId person, Supplier<T> writing) {
        T written;
        try {
            written = writing.get();
        } catch (StartRefused e) {
            if (erased.containsNow(person)) {
                throw erased(); // what we were writing was swept away under our hands
            }
            throw e;
        }
        if (erased.containsNow(person)) {
            file(person).shred();
            throw erased();
        }
        return written;
    }

    Aead get(PersonId person) {
        mustNotBeErased(person);
        return unwrapped(person, file(person).read().orElseThrow(() -> lost(person)));
    }

    /** They have something sealed, or had a key, and nobody destroyed it. */
    private RuntimeException lost(PersonId person) {
        mustNotBeErased(person);
        LOG.error("The key of a person is missing from {}. See the runbook.", store);
        return new KeysUnavailable("a person's key is missing");
    }

    void mustNotBeErased(PersonId person) {
        if (erased.contains(person)) {
            throw erased();
        }
    }

    private static Problem erased() {
        return new Problem(HttpStatus.GONE, "platform/erased");
    }

    /** For good: nobody gets a new key under this id either. */
    void destroy(PersonId person) {
        erased.add(person);
        file(person).shred();
    }

    /** Whose keys the ledger missed: a crash came between the file and its row. */
    void rememberAll() {
        ledger.addAll(everybody());
    }

    /** No key is there, and none can be made any more: by what the disk says now. */
    boolean isDestroyed(PersonId person) {
        return erased.containsNow(person) && file(person).read().isEmpty();
    }

    /** Everybody who was ever destroyed here. */
    Set<PersonId> destroyed() {
        return erased.all();
    }

    /** Wraps a person's key anew, unless the current version wraps it already. */
    void rewrap(PersonId person) {
        file(person).read().ifPresent(kept -> replace(person, unwrap(person, kept)));
    }

    private void replace(PersonId person, byte[] key) {
        var anew = wrapping.wrap(key, bound(person));
        unlessErased(
                person,
                () -> {
                    file(person).replace(anew.content());
                    return anew;
                });
    }

    /** The version that wraps this person's key; none if there is no key. */
    Optional<String> versionOf(PersonId person) {
        return file(person).read().map(content -> WrappedKey.parse(content).version());
    }

    /** Everybody who has a key. */
    List<PersonId> everybody() {
        var people = store.resolve(FOLDER);
        if (!Files.isDirectory(people)) {
            return List.of();
        }
        // Names only: a key may be destroyed while we look, and its file gone.
        var everybody = new ArrayList<PersonId>();
        try (var folders = Files.newDirectoryStream(people)) {
            for (var folder : folders) {
                try (var files = Files.newDirectoryStream(folder)) {
                    files.forEach(file -> addIfKey(file.getFileName().toString(), everybody));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return everybody;
    }

    /** A key that is being written begins with a dot. */
    private static void addIfKey(String name, List<PersonId> people) {
        if (name.length() == 36 && !name.startsWith(".")) {
            people.add(PersonId.of(name));
        }
    }

    private KeyFile file(PersonId person) {
        return file(store, person);
    }

    /** Where a key store, or a copy of one, keeps a person's key. */
    static KeyFile file(Path store, PersonId person) {
        var name = person.toString();
        // Spread over folders by the random end of the id: thousands of files in one folder are
        // slow.
        return KeyFile.at(store.resolve(FOLDER).resolve(name.substring(name.length() - 2)), name);
    }

    private Aead unwrapped(PersonId person, byte[] content) {
        try {
            return Tink.aead(unwrap(person, content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this person's key does not open", e);
        }
    }

    private byte[] unwrap(PersonId person, byte[] content) {
        try {
            return wrapping.unwrap(WrappedKey.parse(content), bound(person));
        } catch (GeneralSecurityException e) {
            // Since it was read it may have been wrapped anew, and the old version given up.
            var now = file(person).read().orElse(content);
            if (!Arrays.equals(now, content)) {
                return unwrap(person, now);
            }
            throw new IllegalStateException("this person's key does not open", e);
        }
    }

    private static byte[] bound(PersonId person) {
        return ("person|" + person).getBytes(StandardCharsets.UTF_8);
    }
}
