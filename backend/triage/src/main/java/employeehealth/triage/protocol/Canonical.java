package employeehealth.triage.protocol;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in one form for everybody who signs or verifies it: RFC 8785 for what protocols consist of,
 * which is text without control characters, lists, objects, true and false, and numbers of few
 * digits; anything else is refused. Members are in the order of their UTF-16 names, nothing stands
 * between them.
 */
public final class Canonical {

    private static final JsonMapper JSON = new JsonMapper();

    private Canonical() {}

    /**
     * @throws IllegalArgumentException for what has no place in a protocol
     */
    public static String text(JsonNode value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    public static byte[] bytes(String canonical) {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }

    /** What was written in any layout, read again. */
    public static JsonNode parse(String text) {
        return JSON.readTree(text);
    }

    private static void write(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            var separator = "{";
            for (var name : value.propertyNames().stream().sorted().toList()) {
                out.append(separator).append(string(name)).append(':');
                write(value.get(name), out);
                separator = ",";
            }
            out.append(separator.equals("{") ? "{}" : "}");
        } else if (value.isArray()) {
            out.append('[');
            for (var i = 0; i < value.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(value.get(i), out);
            }
            out.append(']');
        } else if (value.isNumber()) {
            out.append(number(value.doubleValue()));
        } else if (value.isString()) {
            out.append(string(value.stringValue()));
        } else {
            out.append(JSON.writeValueAsString(value));
        }
    }

    private static String string(String text) {
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("a control character");
        }
        return JSON.writeValueAsString(text);
    }

    /** As ECMAScript writes it; whole numbers without a point. */
    private static String number(double number) {
        var size = Math.abs(number);
        if (!(size < 1e7) || (size != 0 && size < 1e-3)) {
            throw new IllegalArgumentException("a number that no protocol needs");
        }
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
