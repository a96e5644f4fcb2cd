package employeehealth.shared.seal;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.PlatformDatabase;
import java.util.List;
import java.util.UUID;
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
                public void addAll(List<PersonId> people) {
                    // Nobody is remembered.
                }
            };

    boolean has(PersonId person);

    void addAll(List<PersonId> people);

    /** Apart from a service's transaction: a key stays made if what it was made for is undone. */
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
        public void addAll(List<PersonId> people) {
            var platform = database.get();
            platform.write(() ->
                    platform.sql(
                                    """
                                    insert into platform.keyed_people
                                    select unnest(?::uuid[])
                                    on conflict do nothing
                                    """)
                            .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                            .update());
        }
    }
}
