package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Store.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was erased, what of it and what not. It names nobody.
 *
 * @param keyDestroyed as the second look found it, in the key store and its copies
 * @param rowsLeft what a second look found everywhere that should not be there: nothing
 * @param sha256 of the same as JSON with an empty {@code sha256}; recorded in the audit log
 */
record Certificate(
        UUID id,
        @Nullable Instant requestedAt,
        Instant erasedAt,
        boolean keyDestroyed,
        long rowsLeft,
        List<Item> items,
        String sha256) {

    /**
     * @param rowsKept how many rows stay
     */
    record Item(
            String category,
            String title,
            Erasure erasure,
            String ground,
            String article,
            String duration,
            List<String> stores,
            long rowsKept) {}

    Certificate with(String digest) {
        return new Certificate(id, requestedAt, erasedAt, keyDestroyed, rowsLeft, items, digest);
    }
}
