package employeehealth.auth.scim;

import employeehealth.auth.scim.filter.AttributePath;
import employeehealth.auth.scim.filter.Filter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which resources are asked for (RFC 7644, 3.4.2).
 *
 * @param startIndex from 1
 * @param count at most so many; none at all says how many there are
 */
record ListQuery(
        @Nullable Filter filter,
        AttributePath.@Nullable One sortBy,
        boolean isDescending,
        int startIndex,
        int count) {

    /** How many match, and those of them that were asked for. */
    record Found(int total, List<Resource> page) {}

    /** Whether the page can be cut where the rows are. */
    boolean isPlain() {
        return filter == null && sortBy == null;
    }

    int offset() {
        return startIndex - 1;
    }

    Found of(Stream<Resource> all) {
        var matching = all.filter(each -> filter == null || filter.matches(each.body()));
        var found = (sortBy == null ? matching : matching.sorted(order(sortBy))).toList();
        return new Found(found.size(), found.stream().skip(offset()).limit(count).toList());
    }

    /** Whoever has no value comes last, in either direction (RFC 7644, 3.4.2.3). */
    private Comparator<Resource> order(AttributePath.One by) {
        Comparator<String> texts = Comparator.naturalOrder();
        return Comparator.comparing(
                (Resource each) -> sorted(by, each),
                Comparator.nullsLast(isDescending ? texts.reversed() : texts));
    }

    private static @Nullable String sorted(AttributePath.One by, Resource resource) {
        var values = by.values(resource.body()).toList();
        var value =
                values.stream()
                        .filter(each -> each.path("primary").asBoolean(false))
                        .findFirst()
                        .or(() -> values.stream().findFirst());
        var text = value.map(ListQuery::text).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        var part = by.part();
        var attribute = part == null ? by.attribute() : part;
        return attribute.caseExact() ? text : text.toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode value) {
        return value.isObject() ? value.path("value").asString("") : value.asString("");
    }
}
