package employeehealth.engine.json;

import java.util.List;
import java.util.Map;

/** A JSON value. */
public sealed interface Json {

    /** Reads one JSON text; throws {@link JsonFault} with the line of the first fault. */
    static Json parse(String text) {
        return new Reader(text).read();
    }

    /** An object; keys keep the order of the text. */
    record Obj(Map<String, Json> members) implements Json {}

    /** An array. */
    record Arr(List<Json> items) implements Json {}

    /** A string. */
    record Str(String value) implements Json {}

    /** A number. */
    record Num(double value) implements Json {}

    /** true or false. */
    record Bool(boolean value) implements Json {}

    /** null. */
    record Null() implements Json {}

    /** This value as JSON text without white space. */
    default String write() {
        StringBuilder out = new StringBuilder();
        Writer.write(this, out);
        return out.toString();
    }
}
