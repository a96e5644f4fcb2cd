package employeehealth.shared.seal;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.PlatformDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Destroys people's keys, for good. Who was destroyed is written in three places, which are copied
 * and restored apart: the database, the key store, and beside the copies of the key store.
 * Whichever of them is set back to yesterday, the others bring it up to date at the next start.
 */
public final class Erasure {

    private final PlatformDatabase database;
    private final PersonKeys keys;
    private final Seal seal;
    private final @Nullable Path copies;
    private final Clock clock;

    Erasure(
            PlatformDatabase database,
            PersonKeys keys,
            Seal seal,
            @Nullable Path copies,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.seal = seal;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * From when this returns on, nothing that was ever sealed for this person can be opened here,
     * and within a few seconds in no other process. Done again, it does no harm. Cannot be undone,
     * so it is no part of a transaction.
     *
     * @param record writes who asked for it and why into the audit log: with the row that makes it
     *     known, before the key goes
     */
    public void destroy(PersonId person, Consumer<PlatformDatabase> record) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a destroyed key cannot be rolled back");
        }
        // The database first: from here on a start completes what a crash interrupts.
        database.write(() -> {
            record.accept(database);
            add(person);
        });
        destroyKey(person);
    }

    /**
     * Looks whether it is so: no key of theirs is in the key store, nor in any copy of it beside
     * it, and the list says that none is made again.
     */
    public boolean isDestroyed(PersonId person) {
        return keys.isDestroyed(person)
                && (copies == null || KeyCopies.haveForgotten(copies, person));
    }

    /** Everybody who was ever erased, by any list there is. */
    public Set<PersonId> everybody() {
        return keys.destroyed();
    }

    /** At the start: what one of the places knows and another does not. */
    void reapply() {
        var everywhere = new HashSet<PersonId>(keys.destroyed());
        if (copies != null) {
            everywhere.addAll(new EraseList(copies).all());
        }
        var inDatabase = Set.copyOf(database.read(this::inDatabase));
        everywhere.addAll(inDatabase);
        everywhere.forEach(this::destroyKey);
        keys.rememberAll();
        everywhere.removeAll(inDatabase);
        if (!everywhere.isEmpty()) {
            database.write(() -> everywhere.forEach(this::add));
        }
    }

    /** In a key folder that was restored: whoever its own list names has no key there any more. */
    public static void reapplyIn(Path keyFolder) {
        new EraseList(keyFolder)
                .all()
                .forEach(person -> PersonKeys.file(keyFolder, person).shred());
    }

    private void destroyKey(PersonId person) {
        if (copies != null) {
            KeyCopies.forget(copies, person);
        }
        keys.destroy(person);
        seal.forget(person);
    }

    private void add(PersonId person) {
        database.sql(
                        """
                        insert into platform.erased_people (person_id, at) values (:person, :at)
                        on conflict do nothing
                        """)
                .param("person", person.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<PersonId> inDatabase() {
        return database.sql("select person_id from platform.erased_people")
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }
}
