package employeehealth.triage.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What differs between two versions of a protocol, by its parts and their ids. */
final class Comparison {

    /**
     * @param part member of the protocol, such as {@code rules}
     * @param id of what differs within it; none: the part itself
     * @param kind {@code added}, {@code removed} or {@code changed}
     */
    record Change(String part, @Nullable String id, String kind) {}

    private Comparison() {}

    static List<Change> of(JsonNode before, JsonNode after) {
        var names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        names.remove("version");
        var changes = new ArrayList<Change>();
        for (var part : names) {
            var then = before.path(part);
            var now = after.path(part);
            if (hasIds(then) || hasIds(now)) {
                compare(part, byId(then), byId(now), changes);
            } else if (!then.equals(now)) {
                changes.add(new Change(part, null, kind(then, now)));
            }
        }
        return changes;
    }

    private static void compare(
            String part,
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            List<Change> changes) {
        after.forEach((id, now) -> {
            var then = before.get(id);
            if (then == null || !then.equals(now)) {
                changes.add(new Change(part, id, then == null ? "added" : "changed"));
            }
        });
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(id -> changes.add(new Change(part, id, "removed")));
        if (changes.stream().noneMatch(change -> change.part.equals(part))
                && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))) {
            changes.add(new Change(part, null, "changed")); // their order is
        }
    }

    private static String kind(JsonNode then, JsonNode now) {
        return then.isMissingNode() ? "added" : now.isMissingNode() ? "removed" : "changed";
    }

    private static boolean hasIds(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.get(0).has("id");
    }

    private static Map<String, JsonNode> byId(JsonNode list) {
        var all = new LinkedHashMap<String, JsonNode>();
        list.forEach(item -> all.put(item.path("id").asString(""), item));
        return all;
    }
}
