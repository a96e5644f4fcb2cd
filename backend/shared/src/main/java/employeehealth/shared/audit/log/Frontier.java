package employeehealth.shared.audit.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that has to be known of a tree to go on with it: its size and the hashes of the complete
 * subtrees it is made of, at most one a level.
 */
public final class Frontier {

    /** Is told each subtree that an append completes, leaves included. */
    @FunctionalInterface
    public interface Completed {

        void subtree(int level, long position, byte[] hash);
    }

    private final List<byte @Nullable []> peaks = new ArrayList<>();
    private long size;

    /** Of the first leaves of a tree. */
    public static Frontier of(long size, Merkle.Nodes nodes) {
        var frontier = new Frontier();
        for (var level = 0; size >> level > 0; level++) {
            var peak = size >> level;
            frontier.peaks.add((peak & 1) == 1 ? nodes.hash(level, peak - 1) : null);
        }
        frontier.size = size;
        return frontier;
    }

    public long size() {
        return size;
    }

    public Frontier copy() {
        var copy = new Frontier();
        copy.peaks.addAll(peaks);
        copy.size = size;
        return copy;
    }

    public void append(byte[] leaf) {
        append(leaf, (level, position, hash) -> {});
    }

    public void append(byte[] leaf, Completed completed) {
        completed.subtree(0, size, leaf);
        var hash = leaf;
        var level = 0;
        while (level < peaks.size()) {
            var left = peaks.get(level);
            if (left == null) {
                break;
            }
            hash = Merkle.node(left, hash);
            peaks.set(level, null);
            level++;
            completed.subtree(level, size >> level, hash);
        }
        if (level == peaks.size()) {
            peaks.add(hash);
        } else {
            peaks.set(level, hash);
        }
        size++;
    }

    public byte[] root() {
        byte[] root = null;
        for (var peak : peaks) {
            if (peak != null) {
                root = root == null ? peak : Merkle.node(peak, root);
            }
        }
        return root == null ? Merkle.empty() : root;
    }
}
