package employeehealth.shared.audit.verify;

import employeehealth.shared.audit.log.Checkpoint;
import employeehealth.shared.audit.log.VerifierKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was signed: for each size the roots that were vouched for, more than one if it was forked.
 */
final class SignedSizes {

    private final VerifierKey key;
    private final NavigableMap<Long, List<Checkpoint>> bySize = new TreeMap<>();
    private int forged;

    SignedSizes(VerifierKey key) {
        this.key = key;
    }

    void add(Collection<String> notes) {
        notes.forEach(note -> key.verify(note).ifPresentOrElse(this::add, () -> forged++));
    }

    private void add(Checkpoint checkpoint) {
        bySize.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint);
    }

    /** How many notes carry no signature of this log. */
    int forged() {
        return forged;
    }

    long last() {
        return bySize.isEmpty() ? 0 : bySize.lastKey();
    }

    /** The next signed size beyond, and its roots. */
    Map.Entry<Long, List<Checkpoint>> after(long size) {
        var next = bySize.higherEntry(size);
        return next != null ? next : Map.entry(Long.MAX_VALUE, List.of());
    }
}
