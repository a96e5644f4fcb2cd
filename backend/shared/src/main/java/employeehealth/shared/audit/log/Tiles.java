package employeehealth.shared.audit.log;

/**
 * Where a witness keeps the hashes of the leaves: in tiles of 256, named as C2SP tlog-tiles names
 * them, a tile that is not full yet once for each width that was signed. With them a verifier can
 * say which leaf is wrong, not only that one is, whatever was done to the database.
 */
public final class Tiles {

    public static final int WIDTH = 256;

    private Tiles() {}

    /** {@code tile/0/x001/234}, and {@code tile/0/x001/234.p/5} for its first five leaves. */
    public static String name(long tile, int width) {
        var path = new StringBuilder(digits(tile % 1_000));
        for (var rest = tile / 1_000; rest > 0; rest /= 1_000) {
            path.insert(0, "x" + digits(rest % 1_000) + "/");
        }
        return "tile/0/" + path + (width == WIDTH ? "" : ".p/" + width);
    }

    /** A checkpoint's name: its size in twenty digits. */
    public static String checkpoint(long size) {
        return "checkpoint/" + "0".repeat(20 - Long.toString(size).length()) + size;
    }

    private static String digits(long value) {
        var written = Long.toString(value);
        return "0".repeat(3 - written.length()) + written;
    }
}
