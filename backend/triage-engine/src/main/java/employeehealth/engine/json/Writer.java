package employeehealth.engine.json;

import java.util.List;
import java.util.Map;

/** Writes JSON text, the same bytes for the same value. */
final class Writer {

    private static final String HEX = "0123456789abcdef";

    private Writer() {}

    static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj(var members) -> object(members, out);
            case Json.Arr(var items) -> array(items, out);
            case Json.Str(var text) -> string(text, out);
            case Json.Num(var number) -> number(number, out);
            case Json.Bool(var bool) -> out.append(bool);
            case Json.Null() -> out.append("null");
        }
    }

    private static void object(Map<String, Json> members, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void array(List<Json> items, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Json item : items) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void number(double number, StringBuilder out) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.append((long) number);
        } else {
            out.append(number);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c)) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }
}
