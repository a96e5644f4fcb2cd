package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Copies a PNG picture without what was written about it (texts, time, EXIF), and without whatever
 * stands behind its end. A file is a row of chunks (ISO/IEC 15948): length, name, content,
 * checksum.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** What is needed to show the picture; every other chunk is left out. */
    private static final Set<String> KEPT =
            Set.of(
                    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD",
                    "pHYs");

    private final DataInputStream from;
    private final DataOutputStream to;
    private final byte[] buffer = new byte[8 * 1024];

    private Png(InputStream from, OutputStream to) {
        this.from = new DataInputStream(from);
        this.to = new DataOutputStream(to);
    }

    static void copy(InputStream from, OutputStream to) throws IOException {
        try {
            new Png(from, to).copy();
        } catch (EOFException e) {
            throw new Damaged();
        }
    }

    private void copy() throws IOException {
        var signature = from.readNBytes(SIGNATURE.length);
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw new Damaged();
        }
        to.write(SIGNATURE);
        var name = chunk();
        if (!name.equals("IHDR")) {
            throw new Damaged();
        }
        var pictured = false;
        while (!name.equals("IEND")) {
            name = chunk();
            pictured |= name.equals("IDAT");
        }
        if (!pictured) {
            throw new Damaged();
        }
    }

    /** Copies it or leaves it out, and tells its name. */
    private String chunk() throws IOException {
        var length = from.readInt();
        var type = from.readNBytes(4);
        var name = new String(type, US_ASCII);
        if (length < 0 || !name.matches("[A-Za-z]{4}")) {
            throw new Damaged();
        }
        var kept = KEPT.contains(name);
        if (kept) {
            to.writeInt(length);
            to.write(type);
        }
        var checksum = new CRC32();
        checksum.update(type);
        for (var left = length; left > 0; ) {
            var n = from.read(buffer, 0, Math.min(left, buffer.length));
            if (n < 0) {
                throw new Damaged();
            }
            checksum.update(buffer, 0, n);
            if (kept) {
                to.write(buffer, 0, n);
            }
            left -= n;
        }
        var said = from.readInt();
        if (said != (int) checksum.getValue()) {
            throw new Damaged();
        }
        if (kept) {
            to.writeInt(said);
        }
        return name;
    }
}
