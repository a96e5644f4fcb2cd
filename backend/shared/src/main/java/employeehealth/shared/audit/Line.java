package employeehealth.shared.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object on one line of printable ASCII, written field by field. Everything else is escaped,
 * so no value can end the line, begin another field, or turn the reading direction.
 */
public final class Line {

    private final StringBuilder text = new StringBuilder(512);
    private char separator = '{';

    public Line text(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    public Line number(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    public Line id(String name, @Nullable UUID value) {
        return text(name, value == null ? null : value.toString());
    }

    public Line bytes(String name, byte @Nullable [] value) {
        return text(name, value == null ? null : Base64.getEncoder().encodeToString(value));
    }

    /** RFC 3339 in UTC, always with six digits of a second, as PostgreSQL keeps it. */
    public Line time(String name, Instant at) {
        name(name);
        text.append('"');
        appendTime(text, at);
        text.append('"');
        return this;
    }

    /** An object, or an array, that another line has made. */
    public Line json(String name, String value) {
        name(name);
        text.append(value);
        return this;
    }

    public String end() {
        return text.append('}').toString();
    }

    public static String time(Instant at) {
        var written = new StringBuilder(27);
        appendTime(written, at);
        return written.toString();
    }

    private static void appendTime(StringBuilder text, Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        digits(text, utc.getNano() / 1_000, 6).append('Z');
    }

    private static StringBuilder digits(StringBuilder text, int value, int width) {
        var written = Integer.toString(value);
        return text.append("0".repeat(Math.max(0, width - written.length()))).append(written);
    }

    private void name(String name) {
        text.append(separator);
        separator = ',';
        text.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                text.append(c);
            } else {
                text.append("\\u");
                for (var shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.forDigit(c >> shift & 0xF, 16));
                }
            }
        }
        text.append('"');
    }
}
