package employeehealth.shared.blobs;

import java.util.UUID;

/** A bean of a service that has a say whenever one of its own links is opened. */
public interface LinkKeeper {

    /** As in its addresses. */
    String service();

    /**
     * Called outside a transaction, of nobody, before anything is given out.
     *
     * @throws employeehealth.shared.problem.Problem if it may not be opened any more, as one that
     *     never was
     */
    void opening(UUID blob, DocumentLinks.Use use);
}
