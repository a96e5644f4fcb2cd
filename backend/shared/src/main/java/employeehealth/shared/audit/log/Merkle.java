package employeehealth.shared.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Hashes and proofs of RFC 9162 section 2.1 (the same as RFC 6962), with SHA-256. */
public final class Merkle {

    public static final int HASH_BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** The hash of a complete subtree: of 2^level leaves, the position-th from the left. */
    @FunctionalInterface
    public interface Nodes {

        byte[] hash(int level, long position);
    }

    public static byte[] empty() {
        return sha().digest();
    }

    public static byte[] leaf(byte[] content) {
        var sha = sha();
        sha.update(LEAF);
        return sha.digest(content);
    }

    public static byte[] node(byte[] left, byte[] right) {
        var sha = sha();
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    /** The hash of the first leaves of a tree. */
    public static byte[] root(long size, Nodes nodes) {
        return size == 0 ? empty() : range(0, size, nodes);
    }

    /** Section 2.1.3.1: that a leaf is in the tree of that size. */
    public static List<byte[]> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no such leaf");
        }
        var proof = new ArrayList<byte[]>();
        var from = 0L;
        var to = size;
        while (to - from > 1) {
            var middle = from + split(to - from);
            if (index < middle) {
                proof.add(range(middle, to, nodes));
                to = middle;
            } else {
                proof.add(range(from, middle, nodes));
                from = middle;
            }
        }
        return proof.reversed();
    }

    /** Section 2.1.4.1: that the tree of the larger size begins with that of the smaller. */
    public static List<byte[]> consistency(long earlier, long later, Nodes nodes) {
        if (earlier < 1 || earlier > later) {
            throw new IllegalArgumentException("no such trees");
        }
        var proof = new ArrayList<byte[]>();
        var from = 0L;
        var to = later;
        var whole = true;
        while (earlier < to) {
            var middle = from + split(to - from);
            if (earlier <= middle) {
                proof.add(range(middle, to, nodes));
                to = middle;
            } else {
                proof.add(range(from, middle, nodes));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            proof.add(range(from, to, nodes));
        }
        return proof.reversed();
    }

    /** Section 2.1.3.2. */
    public static boolean included(
            byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !areHashes(List.of(leaf)) || !areHashes(proof)) {
            return false;
        }
        var fn = index;
        var sn = size - 1;
        var hash = leaf;
        for (var sibling : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Section 2.1.4.2; of an empty tree nothing can be shown, so it counts as wrong. */
    public static boolean consistent(
            long earlier, long later, List<byte[]> proof, byte[] earlierRoot, byte[] laterRoot) {
        if (earlier < 1 || earlier > later || !areHashes(proof)) {
            return false;
        }
        if (earlier == later) {
            return proof.isEmpty() && MessageDigest.isEqual(earlierRoot, laterRoot);
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(earlier) == 1) {
            path.addFirst(earlierRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        var fn = earlier - 1;
        var sn = later - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = path.getFirst();
        var sr = fr;
        for (var sibling : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(sibling, fr);
                sr = node(sibling, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0
                && MessageDigest.isEqual(fr, earlierRoot)
                && MessageDigest.isEqual(sr, laterRoot);
    }

    /**
     * From a position that is a multiple of the next power of two on: O(log n) complete subtrees.
     */
    private static byte[] range(long from, long to, Nodes nodes) {
        var length = to - from;
        if (Long.bitCount(length) == 1) {
            var level = Long.numberOfTrailingZeros(length);
            return nodes.hash(level, from >> level);
        }
        var middle = from + split(length);
        return node(range(from, middle, nodes), range(middle, to, nodes));
    }

    private static boolean areHashes(List<byte[]> all) {
        return all.stream().allMatch(hash -> hash.length == HASH_BYTES);
    }

    /** The largest power of two that is smaller. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
