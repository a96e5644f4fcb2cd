package employeehealth.triage.protocol;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in one form for everybody who signs or verifies it: RFC 8785 for what protocols consist of,
 * which is text, lists, objects, true and false, and numbers of few digits. Members are in the
 * order of their UTF-16 names, nothing stands between them.
 */
public final class Canonical {

    private static final JsonMapper JSON = new JsonMapper();

    private Canonical() {}

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
                out.append(separator).append(JSON.writeValueAsString(name)).append(':');
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
        } else {
            out.append(JSON.writeValueAsString(value));
        }
    }

    /** As ECMAScript writes it; whole numbers without a point. */
    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
