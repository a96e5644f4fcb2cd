package employeehealth.shared.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key as it is kept: wrapped, after one line that names the version that wrapped it, such as
 * {@code vault-v3}.
 */
record WrappedKey(String version, byte[] bytes) {

    /** Files of the first releases hold a ciphertext of Tink and nothing else; it begins so. */
    private static final byte TINK = 1;

    static WrappedKey parse(byte[] content) {
        if (content.length > 5 && content[0] == TINK) {
            var id = HexFormat.of().formatHex(content, 1, 5);
            return new WrappedKey(FileKeys.PREFIX + id, content);
        }
        for (var end = 0; end < Math.min(content.length, 100); end++) {
            if (content[end] == '\n') {
                return new WrappedKey(
                        new String(content, 0, end, StandardCharsets.US_ASCII),
                        Arrays.copyOfRange(content, end + 1, content.length));
            }
        }
        throw new IllegalStateException("a key file is damaged");
    }

    byte[] content() {
        var line = (version + "\n").getBytes(StandardCharsets.US_ASCII);
        var content = Arrays.copyOf(line, line.length + bytes.length);
        System.arraycopy(bytes, 0, content, line.length, bytes.length);
        return content;
    }

    @Override
    public String toString() {
        return "WrappedKey[" + version + "]";
    }
}
