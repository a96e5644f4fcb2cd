package employeehealth.shared.audit.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public half of a log's signing key, in the form of C2SP signed-note: {@code
 * name+hash+base64(0x01 | Ed25519 key)}. Whoever has it can check every checkpoint.
 */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int HASH = 4;
    private static final int KEY = 32;
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern WRITTEN =
            Pattern.compile("([!-*,-~]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");
    private static final Pattern SIGNED =
            Pattern.compile("([^\n]+\n[^\n]+\n[^\n]+\n)\n((?:\u2014 [^\n]+\n)+)");
    private static final Pattern SIGNATURE =
            Pattern.compile("\u2014 ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})\n");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    VerifierKey(String name, byte[] raw) {
        try {
            this.name = name;
            this.raw = raw.clone();
            this.key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(joined(X509_HEADER, raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    public static VerifierKey parse(String written) {
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("not a verifier key");
        }
        var typed = Base64.getDecoder().decode(match.group(3));
        if (typed.length != 1 + KEY || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 verifier key");
        }
        var parsed = new VerifierKey(match.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(parsed.hash()).equals(match.group(2))) {
            throw new IllegalArgumentException("a verifier key with a wrong hash");
        }
        return parsed;
    }

    /** Name of the key, and origin of the log that it signs. */
    public String name() {
        return name;
    }

    /** The checkpoint in a note, if this key signed it and it is of this log. */
    public Optional<Checkpoint> verify(String note) {
        var parts = SIGNED.matcher(note);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var text = parts.group(1);
        var signatures = SIGNATURE.matcher(parts.group(2));
        while (signatures.find()) {
            if (signatures.group(1).equals(name) && signed(text, signatures.group(2))) {
                return Checkpoint.parse(text).filter(c -> c.origin().equals(name));
            }
        }
        return Optional.empty();
    }

    private boolean signed(String text, String signature) {
        try {
            var bytes = Base64.getDecoder().decode(signature);
            if (bytes.length < HASH || !Arrays.equals(bytes, 0, HASH, hash(), 0, HASH)) {
                return false;
            }
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(bytes, HASH, bytes.length - HASH);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Which key signed: the first four bytes of SHA-256 over name, line end, type and key. */
    byte[] hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update(ED25519);
            return Arrays.copyOf(sha.digest(raw), HASH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return name
                + "+"
                + HexFormat.of().formatHex(hash())
                + "+"
                + Base64.getEncoder().encodeToString(joined(new byte[] {ED25519}, raw));
    }
}
