import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Checks an exported audit log by itself: it shares no code with the platform and needs nothing but
 * a JDK (17 or newer), the exported file, and the public key that the operator published when the
 * platform was installed.
 *
 * <pre>java VerifyAuditLog.java LOG KEY [WITNESS]</pre>
 *
 * <p>LOG is the file of {@code export-audit}. KEY is the text {@code name+hash+base64} of {@code
 * audit-key}. WITNESS is a folder with copies of the checkpoints that somebody else kept: without
 * one, a log that ends early cannot be told from one that was cut. Copy it before you export, or
 * the witness may have seen more than the log of a platform that goes on working.
 *
 * <p>How it works. The lines {@code leaf N HASH CONTENT} are the records in order. SHA-256 over a
 * zero byte and the content is a leaf's hash; SHA-256 over a one byte and two hashes joins them,
 * largest complete halves first (RFC 9162, section 2.1). The lines {@code checkpoint BASE64} are
 * notes signed with Ed25519 (C2SP tlog-checkpoint): the first so many leaves have this root. So at
 * every signed size the root of what was read must be the signed one. Where it is not, some leaf
 * since the last good size is wrong; HASH, or a witness's copy of the hashes, says which, and is
 * believed only if it leads to the signed root itself.
 *
 * <p>Ends with 0 if all is well, else with 1 and the first bad leaf.
 */
public class VerifyAuditLog {

    /** The joined hashes of complete subtrees, largest first, of the first {@code size} leaves. */
    record Tree(long size, Deque<byte[]> subtrees) {

        Tree() {
            this(0, new ArrayDeque<>());
        }

        Tree plus(byte[] leaf) {
            var stack = new ArrayDeque<>(subtrees);
            stack.addLast(leaf);
            // Every 1 at the end of the size in binary is a subtree that is now completed.
            for (long rest = size; (rest & 1) == 1; rest >>= 1) {
                var right = stack.removeLast();
                stack.addLast(sha256(1, stack.removeLast(), right));
            }
            return new Tree(size + 1, stack);
        }

        byte[] root() {
            var stack = new ArrayDeque<>(subtrees);
            while (stack.size() > 1) {
                var right = stack.removeLast();
                stack.addLast(sha256(1, stack.removeLast(), right));
            }
            return stack.isEmpty() ? sha256(-1) : stack.getLast();
        }
    }

    static String origin;
    static byte[] keyHash;
    static PublicKey key;
    static final TreeMap<Long, List<byte[]>> signed = new TreeMap<>();

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("java VerifyAuditLog.java LOG KEY [WITNESS]");
        }
        readKey(
                Files.exists(Path.of(arguments[1]))
                        ? Files.readString(Path.of(arguments[1])).strip()
                        : arguments[1]);
        var witness = arguments.length > 2 ? Path.of(arguments[2]) : null;
        if (witness != null) {
            try (var files = Files.list(witness.resolve("checkpoint"))) {
                for (var file : files.toList()) {
                    readCheckpoint(Files.readString(file));
                }
            }
        }
        String wrong;
        try (var log = Files.newBufferedReader(Path.of(arguments[0]))) {
            wrong = firstWrong(log, witness);
        }
        System.out.println(
                wrong == null
                        ? "Good: all leaves are what was signed, up to "
                                + (signed.isEmpty() ? 0 : signed.lastKey())
                                + "."
                        : "BAD: " + wrong);
        System.exit(wrong == null ? 0 : 1);
    }

    static String firstWrong(BufferedReader log, Path witness) throws Exception {
        var good = new Tree(); // as of the last signed size that was right
        var now = good; // with everything read since
        var computed = new ArrayList<byte[]>(); // hashes since then, from the contents
        var kept = new ArrayList<byte[]>(); // and as the file claims them
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            var part = line.split(" ", 4);
            if (part[0].equals("checkpoint")) {
                readCheckpoint(
                        new String(Base64.getDecoder().decode(part[1]), StandardCharsets.UTF_8));
            } else if (part[0].equals("leaf")) {
                var number = Long.parseLong(part[1]);
                if (number != now.size) {
                    return signed.isEmpty() || number < now.size
                            ? "leaf " + number + " is out of order."
                            : missing(good, computed, now.size, witness);
                }
                var hash =
                        part.length < 4
                                ? new byte[32]
                                : sha256(0, part[3].getBytes(StandardCharsets.US_ASCII));
                computed.add(hash);
                kept.add(Base64.getDecoder().decode(part[2]));
                now = now.plus(hash);
                for (var root : signed.getOrDefault(now.size, List.of())) {
                    if (!Arrays.equals(root, now.root())) {
                        return differing(good, computed, kept, root, now.size, witness);
                    }
                }
                if (signed.containsKey(now.size)) {
                    for (int i = 0; i < kept.size(); i++) {
                        if (!Arrays.equals(kept.get(i), computed.get(i))) {
                            return "leaf " + (good.size + i) + " has another hash beside it.";
                        }
                    }
                    good = now;
                    computed.clear();
                    kept.clear();
                }
            }
        }
        if (signed.isEmpty()) {
            return "no checkpoint is signed with this key.";
        }
        if (now.size < signed.lastKey()) {
            return missing(good, computed, now.size, witness);
        }
        return now.size > good.size ? "leaf " + good.size + " was never signed." : null;
    }

    /** The log stops, or skips, at a leaf before the next signed size. */
    static String missing(Tree good, List<byte[]> computed, long at, Path witness)
            throws Exception {
        var next = signed.higherEntry(at);
        var truth = witnessed(good, next.getValue().get(0), next.getKey(), witness);
        for (int i = 0; truth != null && i < computed.size(); i++) {
            if (!Arrays.equals(computed.get(i), truth.get(i))) {
                return "leaf " + (good.size + i) + " is not what was signed.";
            }
        }
        return "leaf " + at + " is missing; " + signed.lastKey() + " were signed.";
    }

    static String differing(
            Tree good, List<byte[]> computed, List<byte[]> kept, byte[] root, long size, Path witness)
            throws Exception {
        var truth = Arrays.equals(grown(good, kept).root(), root) ? kept : null;
        if (truth == null) {
            truth = witnessed(good, root, size, witness);
        }
        for (int i = 0; i < computed.size(); i++) {
            if (!Arrays.equals(computed.get(i), (truth == null ? kept : truth).get(i))) {
                return "leaf " + (good.size + i) + " is not what was signed.";
            }
        }
        return "leaf " + good.size + " or one after it, up to " + (size - 1)
                + ", is not what was signed.";
    }

    /** The hashes that a witness kept, if they lead to the signed root. */
    static List<byte[]> witnessed(Tree good, byte[] root, long size, Path witness)
            throws IOException {
        if (witness == null) {
            return null;
        }
        var hashes = new ArrayList<byte[]>();
        for (long number = good.size; number < size; number++) {
            long tile = number / 256;
            long width = Math.min(256, size - tile * 256);
            var name = String.format("%03d", tile % 1000);
            for (long rest = tile / 1000; rest > 0; rest /= 1000) {
                name = String.format("x%03d/", rest % 1000) + name;
            }
            var file = witness.resolve("tile/0/" + name + (width < 256 ? ".p/" + width : ""));
            if (!Files.exists(file)) {
                return null;
            }
            int start = (int) (number % 256) * 32;
            hashes.add(Arrays.copyOfRange(Files.readAllBytes(file), start, start + 32));
        }
        return Arrays.equals(grown(good, hashes).root(), root) ? hashes : null;
    }

    static Tree grown(Tree tree, List<byte[]> leaves) {
        for (var leaf : leaves) {
            tree = tree.plus(leaf);
        }
        return tree;
    }

    static void readKey(String text) throws Exception {
        var part = text.split("\\+", 3);
        var typed = Base64.getDecoder().decode(part[2]); // 1 for Ed25519, then the key
        origin = part[0];
        keyHash =
                Arrays.copyOf(
                        sha256(-1, (origin + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
        if (typed.length != 33 || typed[0] != 1 || !HexFormat.of().formatHex(keyHash).equals(part[1])) {
            throw new IllegalArgumentException("this is no key of an audit log");
        }
        var x509 = HexFormat.of().parseHex("302a300506032b6570032100" + "00".repeat(32));
        System.arraycopy(typed, 1, x509, 12, 32);
        key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    }

    /** Origin, size and root on a line each, an empty line, then "— name signature" lines. */
    static void readCheckpoint(String note) throws Exception {
        int end = note.indexOf("\n\n") + 1;
        var line = note.substring(0, end).split("\n");
        for (var signature : note.substring(end + 1).split("\n")) {
            var part = signature.split(" ");
            var bytes = Base64.getDecoder().decode(part[2]);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(note.substring(0, end).getBytes(StandardCharsets.UTF_8));
            if (part[0].equals("\u2014")
                    && part[1].equals(origin)
                    && line[0].equals(origin)
                    && Arrays.equals(bytes, 0, 4, keyHash, 0, 4)
                    && check.verify(bytes, 4, bytes.length - 4)) {
                signed.computeIfAbsent(Long.parseLong(line[1]), size -> new ArrayList<>())
                        .add(Base64.getDecoder().decode(line[2]));
                return;
            }
        }
        throw new IllegalArgumentException("a checkpoint is not signed with this key");
    }

    static byte[] sha256(int first, byte[]... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            if (first >= 0) {
                sha.update((byte) first);
            }
            for (var part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
