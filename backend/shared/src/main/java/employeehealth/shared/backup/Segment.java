package employeehealth.shared.backup;

import java.util.HexFormat;

/**
 * One file of PostgreSQL's log, 16 MB of changes; its name is 8 digits each of timeline, upper and
 * lower half of the position.
 *
 * @param position counted in files from the very beginning, on whatever timeline
 */
record Segment(String name, long position) {

    private static final int PER_UPPER = 256;

    static boolean is(String name) {
        return name.matches("[0-9A-F]{24}");
    }

    static Segment of(String name) {
        long upper = HexFormat.fromHexDigitsToLong(name, 8, 16);
        return new Segment(name, upper * PER_UPPER + HexFormat.fromHexDigitsToLong(name, 16, 24));
    }
}
