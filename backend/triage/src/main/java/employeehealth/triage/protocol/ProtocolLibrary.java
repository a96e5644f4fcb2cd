package employeehealth.triage.protocol;

import employeehealth.engine.Engine;
import employeehealth.engine.Library;
import employeehealth.engine.ProtocolRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A set of protocols as files, the engine that reads them, and the hash that names exactly them.
 *
 * @param files text by file name, relative to the folder {@code protocols}
 * @param hash SHA-256 over all names and contents, as {@code sha256:<hex>}
 */
public record ProtocolLibrary(SortedMap<String, String> files, String hash, Engine engine) {

    /**
     * @throws employeehealth.engine.LibraryFault with everything that is wrong
     */
    public static ProtocolLibrary of(Map<String, String> files) {
        return of(files, Library::parse);
    }

    private static ProtocolLibrary of(
            Map<String, String> files, Function<Map<String, String>, Library> parser) {
        var sorted = new TreeMap<>(files);
        return new ProtocolLibrary(sorted, hashOf(sorted), new Engine(parser.apply(sorted)));
    }

    /** Of all names and contents, whether or not they make a library. */
    static String hashOf(SortedMap<String, String> files) {
        var digest = sha256();
        files.forEach((name, text) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return named(digest.digest());
    }

    /** The same with another version of one protocol, unsigned. */
    public ProtocolLibrary with(String protocol, String text) {
        return changedTo(filesWith(protocol, text));
    }

    /** The same with another version of one protocol, and the signatures under it. */
    public ProtocolLibrary with(String protocol, String text, List<String> signatures) {
        var all = filesWith(protocol, text);
        all.put(SignedProtocol.file(protocol), SignedProtocol.text(signatures));
        return changedTo(all);
    }

    /** The library of other files, most of which are these: only what differs is read. */
    ProtocolLibrary changedTo(Map<String, String> others) {
        return of(others, engine.library()::changedTo);
    }

    private SortedMap<String, String> filesWith(String protocol, String text) {
        var all = new TreeMap<>(files);
        all.remove(SignedProtocol.file(protocol));
        all.put(fileOf(protocol), text);
        return all;
    }

    /** Name of the file that a protocol is read from, or would be. */
    public String fileOf(String protocol) {
        return has(protocol) ? engine.library().fileOf(protocol) : protocol + ".json";
    }

    public boolean has(String protocol) {
        return references().stream().anyMatch(one -> one.id().equals(protocol));
    }

    /** Hash of one protocol's file: what an answer names as the protocol that decided. */
    public String hashOf(String protocol) {
        return named(sha256().digest(textOf(protocol).getBytes(StandardCharsets.UTF_8)));
    }

    /** The file of one protocol, as it was signed off. */
    public String textOf(String protocol) {
        return Objects.requireNonNull(files.get(engine.library().fileOf(protocol)));
    }

    public List<ProtocolRef> references() {
        return engine.library().references();
    }

    private static String named(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ProtocolLibrary[" + hash + "]";
    }
}
