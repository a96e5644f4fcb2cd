package employeehealth.shared.persondata;

import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;

/**
 * A place in which a person's data may be. Nearly all are a {@link TableStore}; a store that is
 * listed by no service fails the build.
 */
public interface PersonStore {

    Store describe();

    /**
     * Rows about them, opened, in an order that stays; as many as fit into memory together, and at
     * least one if there is one. Within a transaction.
     *
     * @param after so many that were told already
     */
    Rows rows(Subject subject, long after);

    /** Does what its erasure is, within a transaction. Done again, it does no harm. */
    void erase(Subject subject);

    /** What is there of them, within a transaction. */
    Remains remains(Subject subject);
}
