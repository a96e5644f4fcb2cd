package employeehealth.engine.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON text. */
final class Reader {

    /** Deeper than any file of ours; keeps hostile nesting from exhausting the stack. */
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    Reader(String text) {
        this.text = text;
    }

    Json read() {
        Json value = value(0);
        blank();
        if (at < text.length()) {
            throw fault("text after the end");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > MAX_DEPTH) {
            throw fault("nested too deeply");
        }
        blank();
        if (at == text.length()) {
            throw fault("unexpected end");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        if (next('}')) {
            return new Json.Obj(Collections.unmodifiableMap(members));
        }
        do {
            blank();
            if (at == text.length() || text.charAt(at) != '"') {
                throw fault("a key was expected");
            }
            String key = string();
            expect(':');
            if (members.put(key, value(depth + 1)) != null) {
                throw fault("key given twice: " + key);
            }
        } while (next(','));
        expect('}');
        return new Json.Obj(Collections.unmodifiableMap(members));
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        if (next(']')) {
            return new Json.Arr(Collections.unmodifiableList(items));
        }
        do {
            items.add(value(depth + 1));
        } while (next(','));
        expect(']');
        return new Json.Arr(Collections.unmodifiableList(items));
    }

    private String string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            plain();
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(start, at));
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                out.append(escape());
            } else {
                out.append(text.charAt(at));
                plain();
            }
        }
        if (at == text.length()) {
            throw fault("string without end");
        }
        at++;
        return out.toString();
    }

    private void plain() {
        if (text.charAt(at) < 0x20) {
            throw fault("control character in a string");
        }
        at++;
    }

    private char escape() {
        at++;
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fault("unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw fault("four hexadecimal digits were expected");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        if (peek('-')) {
            at++;
        }
        int whole = digits();
        if (whole == 0 || (whole > 1 && text.charAt(at - whole) == '0')) {
            throw fault("not a value");
        }
        if (peek('.')) {
            at++;
            required(digits());
        }
        if (peek('e') || peek('E')) {
            at++;
            if (peek('+') || peek('-')) {
                at++;
            }
            required(digits());
        }
        return new Json.Num(Double.parseDouble(text.substring(start, at)));
    }

    private void required(int digits) {
        if (digits == 0) {
            throw fault("a digit was expected");
        }
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw fault("not a value");
        }
        at += word.length();
        return value;
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean next(char c) {
        blank();
        if (!peek(c)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!next(c)) {
            throw fault("'" + c + "' was expected");
        }
    }

    private void blank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private JsonFault fault(String what) {
        int line = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return new JsonFault("line " + line + ": " + what);
    }
}
