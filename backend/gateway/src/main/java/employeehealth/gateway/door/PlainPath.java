package employeehealth.gateway.door;

/**
 * Refuses addresses that two readers could read differently, because a proxy that checks one
 * reading and forwards another is the oldest way around it: empty and dot segments, path
 * parameters, backslashes, and escapes that hide one of these or a control character.
 */
final class PlainPath {

    private PlainPath() {}

    /**
     * @param path as it was sent, not decoded, without the query
     */
    static boolean is(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            var fine =
                    switch (c) {
                        case '%' -> harmlessEscape(path, i);
                        case '/' -> !startsOddSegment(path, i + 1);
                        case ';', '\\' -> false;
                        default -> c > ' ' && c < 0x7F;
                    };
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    /** An empty segment (but for the last, after a closing slash), {@code .} or {@code ..}. */
    private static boolean startsOddSegment(String path, int start) {
        var dots = start;
        while (dots < path.length() && path.charAt(dots) == '.') {
            dots++;
        }
        if (dots == path.length()) {
            return dots > start && dots - start <= 2;
        }
        return path.charAt(dots) == '/' && dots - start <= 2;
    }

    private static boolean harmlessEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        var high = Character.digit(path.charAt(at + 1), 16);
        var low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        var c = high * 16 + low;
        return c >= ' ' && c != 0x7F && "/\\.;%".indexOf(c) < 0;
    }
}
