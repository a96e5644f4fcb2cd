package employeehealth.profile.document;

import employeehealth.profile.Owner;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.Problem;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into somebody's documents. Closed, outside any transaction, it leaves nothing
 * behind that was not filed: what is refused or there already counts in nobody's room, so it must
 * take none.
 */
final class Arrival implements AutoCloseable {

    private final Documents store;
    private final Owner owner;
    private final long limit;
    private @Nullable Document arrived;

    /**
     * @param limit in bytes
     */
    Arrival(Documents store, Owner owner, long limit) {
        this.store = store;
        this.owner = owner;
        this.limit = limit;
    }

    /**
     * Once.
     *
     * @throws Problem 415 if it is called what it is not, before it is stored
     */
    Document take(String name, InputStream content) {
        var document =
                store.arrive(
                        owner.company(),
                        owner.person(),
                        FiledDocuments.CONTENT,
                        content,
                        limit,
                        type -> FileName.mustFit(name, type));
        arrived = document;
        return document;
    }

    @Override
    public void close() {
        if (arrived != null) {
            store.discard(arrived.id());
        }
    }
}
