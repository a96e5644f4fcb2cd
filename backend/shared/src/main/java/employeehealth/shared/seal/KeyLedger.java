package employeehealth.shared.seal;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.PlatformDatabase;
import java.util.function.Supplier;

/**
 * Remembers, apart from the key store, who was ever given a key. A key that is gone though nobody
 * destroyed it is then missed, instead of being replaced by a new one that opens nothing.
 */
interface KeyLedger {

    /** For work on the key store alone, which makes no keys. */
    KeyLedger NONE =
            new KeyLedger() {
                @Override
                public boolean has(PersonId person) {
                    return false;
                }

                @Override
                public void add(PersonId person) {
                    // Nobody is remembered.
                }
            };

    boolean has(PersonId person);

    void add(PersonId person);

    /** In a transaction of its own: a key stays made, also if what it was made for is undone. */
    record InDatabase(Supplier<PlatformDatabase> database) implements KeyLedger {

        @Override
        public boolean has(PersonId person) {
            var platform = database.get();
            return platform.read(() ->
                    platform.sql(
                                    "select exists (select from platform.keyed_people"
                                            + " where person_id = ?)")
                            .param(person.value())
                            .query(Boolean.class)
                            .single());
        }

        @Override
        public void add(PersonId person) {
            var platform = database.get();
            platform.write(() ->
                    platform.sql(
                                    "insert into platform.keyed_people values (?)"
                                            + " on conflict do nothing")
                            .param(person.value())
                            .update());
        }
    }
}
