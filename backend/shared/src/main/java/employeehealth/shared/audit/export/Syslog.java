package employeehealth.shared.audit.export;

import employeehealth.shared.audit.Line;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * RFC 5424. Everything is printable ASCII: there is no byte in a message that could end it, begin
 * another, or be read as something else.
 */
final class Syslog {

    /** Facility 13, "log audit". */
    private static final int FACILITY = 13;

    /** Enough for every value of ours; together always below the 8 kB that receivers read. */
    private static final int LONGEST_VALUE = 400;

    private static final String VERSION = "1";
    private static final Pattern STRANGE = Pattern.compile("[^ -~]");

    enum Severity {
        ALERT(1),
        WARNING(4),
        INFORMATIONAL(6);

        private final int code;

        Severity(int code) {
            this.code = code;
        }
    }

    private final String host;

    Syslog(String host) {
        this.host = host.isEmpty() ? "-" : host.replaceAll("[^!-~]", "?");
    }

    /**
     * @param log its name, such as {@code audit}
     * @param sequence number of the message within its log
     * @param json one line of ASCII
     */
    String message(Severity severity, Instant at, String log, long sequence, String json) {
        return "<"
                + (FACILITY * 8 + severity.code)
                + ">"
                + VERSION
                + " "
                + Line.time(at)
                + " "
                + host
                + " employee-health - "
                + log
                + " [meta sequenceId=\""
                + (sequence % Integer.MAX_VALUE + 1)
                + "\"][origin"
                + param("software", "employee-health")
                + "] "
                + json;
    }

    /** Section 6.3.3: the three characters that have to be escaped. */
    static String param(String name, String value) {
        var plain = STRANGE.matcher(value).replaceAll("?");
        return " " + name + "=\"" + plain.replaceAll("([\\\\\"\\]])", "\\\\$1") + "\"";
    }

    /** What of a value is exported: all of it, but for values that nobody of ours has written. */
    static String shortened(String value) {
        var length = 0;
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            length += c >= ' ' && c <= '~' ? 1 : 6;
            if (length > LONGEST_VALUE) {
                return value.substring(0, i) + "...";
            }
        }
        return value;
    }
}
