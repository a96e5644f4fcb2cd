package employeehealth.triage.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Keeps a draft to what somebody can read, several times the largest protocol that ships: what is
 * larger would also hold a thread for long, so it is measured before anything else is tried.
 */
final class DraftSize {

    private static final Map<String, Integer> MOST =
            Map.of(
                    "redFlags", 80,
                    "questions", 60,
                    "rules", 100,
                    "advice", 60,
                    "safetyNet", 30,
                    "sources", 30,
                    "options", 30,
                    "sameAs", 30,
                    "fr", 60,
                    "en", 60);

    private static final Set<String> CONDITIONS =
            Set.of("opens", "when", "onlyIf", "unless", "skip");
    private static final int LONGEST_CONDITION = 1_500;
    private static final int LONGEST_TEXT = 1_000;

    private final String file;
    private final List<String> faults = new ArrayList<>();

    private DraftSize(String file) {
        this.file = file;
    }

    /** A sentence for each part that is too large, as the engine words its own. */
    static List<String> faults(String file, JsonNode content) {
        var size = new DraftSize(file);
        content.properties().forEach(part -> size.measure("", part.getKey(), part.getValue()));
        return size.faults;
    }

    private void measure(String path, String name, JsonNode part) {
        var most = MOST.getOrDefault(name, Integer.MAX_VALUE);
        if (part.isContainer() && part.size() > most) {
            fault(path, "%s has more than %d entries".formatted(name, most));
        }
        if (part.isObject()) {
            part.properties()
                    .forEach(one -> measure(path + " " + name, one.getKey(), one.getValue()));
        } else if (part.isArray()) {
            for (var i = 0; i < part.size(); i++) {
                var place = path + " " + name + "[" + i + "]";
                part.get(i)
                        .properties()
                        .forEach(one -> measure(place, one.getKey(), one.getValue()));
            }
        } else if (part.isString()) {
            var longest = CONDITIONS.contains(name) ? LONGEST_CONDITION : LONGEST_TEXT;
            if (part.stringValue().length() > longest) {
                fault(path, "%s is longer than %d".formatted(name, longest));
            }
        }
    }

    private void fault(String path, String what) {
        faults.add(file + path + ": " + what);
    }
}
