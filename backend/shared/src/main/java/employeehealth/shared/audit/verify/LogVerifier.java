package employeehealth.shared.audit.verify;

import employeehealth.shared.audit.log.Checkpoint;
import employeehealth.shared.audit.log.Frontier;
import employeehealth.shared.audit.log.Merkle;
import employeehealth.shared.audit.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Computes the tree from the records anew and compares it with everything that was signed. Where
 * they differ, the hashes kept beside the leaves, or by a witness, say which leaf it was: they are
 * believed only if they lead to the signed root themselves.
 */
final class LogVerifier implements KeptLog.LeafVisitor {

    /** What stands for a record that is gone: no content has this hash. */
    private static final byte[] GONE = new byte[Merkle.HASH_BYTES];

    /** A number planted far away must not fill the memory with what is said to be missing. */
    private static final long MOST_MISSING = 10_000_000;

    private final SignedSizes signed;
    private final @Nullable WitnessedHashes witness;
    private final List<byte[]> computed = new ArrayList<>();
    private final List<byte[]> kept = new ArrayList<>();
    private Frontier good = new Frontier();
    private Frontier now = new Frontier();
    private long next;
    private OptionalLong bad = OptionalLong.empty();
    private String finding = "";

    private LogVerifier(SignedSizes signed, @Nullable WitnessedHashes witness) {
        this.signed = signed;
        this.witness = witness;
        this.next = signed.after(0).getKey();
    }

    /**
     * @param folder copies that a witness kept, or none
     */
    static Verdict verify(KeptLog log, VerifierKey key, @Nullable Path folder) throws Exception {
        var witness = folder == null ? null : new WitnessedHashes(folder);
        var signed = new SignedSizes(key);
        // The witness first: a log that goes on growing may be longer than what it kept, never
        // shorter.
        if (witness != null) {
            var notes = witness.checkpoints();
            if (notes.isEmpty()) {
                return new Verdict(
                        0,
                        0,
                        OptionalLong.empty(),
                        List.of("The witness " + folder + " holds no checkpoint."));
            }
            signed.add(notes);
        }
        signed.add(log.checkpoints());
        var verifier = new LogVerifier(signed, witness);
        log.leaves(verifier);
        return verifier.verdict(log.strays());
    }

    @Override
    public void leaf(long number, byte[] stored, @Nullable String content) {
        if (bad.isPresent()) {
            return;
        }
        if (number < now.size()) {
            fail(number, "stands there more than once");
            return;
        }
        if (number - now.size() > MOST_MISSING) {
            fail(now.size(), "and " + (number - now.size() - 1) + " after it are missing");
            return;
        }
        while (now.size() < number && bad.isEmpty()) {
            add(GONE, GONE);
        }
        if (bad.isEmpty()) {
            add(
                    content == null
                            ? GONE
                            : Merkle.leaf(content.getBytes(StandardCharsets.US_ASCII)),
                    stored);
        }
    }

    private void add(byte[] hash, byte[] stored) {
        computed.add(hash);
        kept.add(stored);
        now.append(hash);
        if (now.size() == next) {
            compare(signed.after(next - 1).getValue());
        }
    }

    private void compare(List<Checkpoint> roots) {
        var root = now.root();
        for (var checkpoint : roots) {
            if (!MessageDigest.isEqual(root, checkpoint.root())) {
                name(checkpoint, next);
                return;
            }
        }
        for (var i = 0; i < kept.size(); i++) {
            if (!MessageDigest.isEqual(kept.get(i), computed.get(i))) {
                fail(good.size() + i, "has another hash kept beside it than its own");
                return;
            }
        }
        good = now.copy();
        computed.clear();
        kept.clear();
        next = signed.after(next).getKey();
    }

    /** The first leaf since the last good checkpoint that is not what led to that root. */
    private void name(Checkpoint checkpoint, long to) {
        var truth =
                leadingTo(checkpoint, kept.size() == to - good.size() ? kept : null)
                        .or(() -> leadingTo(checkpoint, witnessed(to)));
        if (truth.isPresent()) {
            for (var i = 0; i < computed.size(); i++) {
                if (!MessageDigest.isEqual(computed.get(i), truth.get().get(i))) {
                    fail(good.size() + i, what(i));
                    return;
                }
            }
            fail(now.size(), "and all up to " + (to - 1) + " are missing");
            return;
        }
        for (var i = 0; i < computed.size(); i++) {
            if (!MessageDigest.isEqual(computed.get(i), kept.get(i)) || computed.get(i) == GONE) {
                fail(good.size() + i, what(i));
                return;
            }
        }
        fail(
                good.size(),
                now.size() < to
                        ? "or one after it is not what was signed, and "
                                + now.size()
                                + " is missing"
                        : "or one after it, up to " + (to - 1) + ", is not what was signed");
    }

    private String what(int i) {
        return computed.get(i) == GONE ? "is missing" : "is not what was signed";
    }

    private Optional<List<byte[]>> leadingTo(Checkpoint checkpoint, @Nullable List<byte[]> hashes) {
        if (hashes == null) {
            return Optional.empty();
        }
        var tree = good.copy();
        hashes.forEach(tree::append);
        return MessageDigest.isEqual(tree.root(), checkpoint.root())
                ? Optional.of(hashes)
                : Optional.empty();
    }

    private @Nullable List<byte[]> witnessed(long to) {
        try {
            return witness == null ? null : witness.hashes(good.size(), to).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(long number, String how) {
        bad = OptionalLong.of(number);
        finding = "Leaf " + number + " " + how + ".";
    }

    private Verdict verdict(List<String> strays) {
        if (bad.isEmpty() && now.size() < signed.last()) {
            var missing = signed.after(now.size());
            name(missing.getValue().getFirst(), missing.getKey());
        }
        if (bad.isEmpty() && now.size() > signed.last()) {
            fail(signed.last(), "and what follows was never signed");
        }
        var findings = new ArrayList<String>();
        if (bad.isPresent()) {
            findings.add(finding);
        }
        if (signed.forged() > 0) {
            findings.add(signed.forged() + " checkpoints are not signed by this log's key.");
        }
        findings.addAll(strays);
        return new Verdict(now.size(), good.size(), bad, List.copyOf(findings));
    }
}
