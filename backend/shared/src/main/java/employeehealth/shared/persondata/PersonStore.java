package employeehealth.shared.persondata;

import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in which a person's data may be. Nearly all are a {@link TableStore}; a store that is
 * listed by no service fails the build.
 */
public interface PersonStore {

    Store describe();

    /** Rows about them, opened, in an order that stays. Within a transaction. */
    List<Map<String, @Nullable Object>> rows(Subject subject, long after, int limit);

    /** Does what its erasure is, within a transaction. Done again, it does no harm. */
    void erase(Subject subject);

    /** What is there of them, within a transaction. */
    Remains remains(Subject subject);
}
