package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, read strictly: every fault is noted with its path. */
final class Members {

    private final String path;
    private final Map<String, Json> members;
    private final List<String> faults;
    private final Set<String> read = new TreeSet<>();

    Members(String path, Map<String, Json> members, List<String> faults) {
        this.path = path;
        this.members = members;
        this.faults = faults;
    }

    void fault(String what) {
        faults.add(path + ": " + what);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String string(String name) {
        String value = optional(name);
        if (value == null) {
            fault(name + " is missing");
            return "";
        }
        return value;
    }

    @Nullable String optional(String name) {
        read.add(name);
        Json value = members.get(name);
        if (value == null || value instanceof Json.Null) {
            return null;
        }
        if (value instanceof Json.Str(var text) && !text.isBlank()) {
            return text;
        }
        fault(name + " is no text");
        return null;
    }

    @Nullable Double number(String name) {
        read.add(name);
        Json value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Json.Num(double number)) {
            return number;
        }
        fault(name + " is no number");
        return null;
    }

    boolean truth(String name) {
        read.add(name);
        return members.get(name) instanceof Json.Bool(boolean yes) && yes;
    }

    Text text(String name) {
        if (!has(name)) {
            read.add(name);
            fault(name + " is missing");
            return new Text("", "");
        }
        return object(name).bothLanguages();
    }

    private Text bothLanguages() {
        Text text = new Text(string("fr"), string("en"));
        done();
        return text;
    }

    List<Text> texts(String name) {
        List<Text> texts = new ArrayList<>();
        for (Members one : objects(name)) {
            texts.add(one.bothLanguages());
        }
        return texts;
    }

    Map<String, Text> textMap(String name) {
        Map<String, Text> texts = new LinkedHashMap<>();
        Members inner = object(name);
        for (String key : inner.members.keySet()) {
            texts.put(key, inner.text(key));
        }
        return texts;
    }

    List<String> strings(String name) {
        read.add(name);
        List<String> strings = new ArrayList<>();
        Json value = members.get(name);
        if (value instanceof Json.Arr(var items)) {
            for (Json item : items) {
                if (item instanceof Json.Str(var text)) {
                    strings.add(text);
                } else {
                    fault(name + " holds something that is no text");
                }
            }
        } else if (value != null) {
            fault(name + " is no list");
        }
        return strings;
    }

    Members object(String name) {
        read.add(name);
        Json value = members.get(name);
        String inner = path + " " + name;
        if (value instanceof Json.Obj(var found)) {
            return new Members(inner, found, faults);
        }
        if (value != null) {
            fault(name + " is no object");
        }
        return new Members(inner, Map.of(), faults);
    }

    List<Members> objects(String name) {
        read.add(name);
        List<Members> objects = new ArrayList<>();
        Json value = members.get(name);
        if (value instanceof Json.Arr(var items)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Json.Obj(var found)) {
                    objects.add(new Members(path + " " + name + "[" + i + "]", found, faults));
                } else {
                    fault(name + "[" + i + "] is no object");
                }
            }
        } else if (value != null) {
            fault(name + " is no list");
        }
        return objects;
    }

    Urgency urgency(String name) {
        String code = string(name);
        for (Urgency urgency : Urgency.values()) {
            if (urgency.code().equals(code)) {
                return urgency;
            }
        }
        fault(name + " is no urgency: " + code);
        return Urgency.EMERGENCY_DEPARTMENT;
    }

    @Nullable Condition condition(String name, Names names) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        try {
            return ConditionParser.parse(text, names);
        } catch (IllegalArgumentException e) {
            fault(name + " \"" + text + "\": " + e.getMessage());
            return null;
        }
    }

    /** Notes the members that nobody asked for. */
    void done() {
        for (String name : members.keySet()) {
            if (!read.contains(name)) {
                fault("unknown member " + name);
            }
        }
    }
}
