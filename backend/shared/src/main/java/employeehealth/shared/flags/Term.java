package employeehealth.shared.flags;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One expression of a targeting rule, read and checked. */
@FunctionalInterface
interface Term {

    /**
     * @param about attributes by name
     * @return text, number, boolean, list of these, or nothing
     */
    @Nullable Object of(Map<String, Object> about);

    /** What JSON logic takes for true. */
    default boolean holds(Map<String, Object> about) {
        return switch (of(about)) {
            case null -> false;
            case Boolean yes -> yes;
            case Number number -> number.doubleValue() != 0;
            case CharSequence text -> !text.isEmpty();
            case Collection<?> list -> !list.isEmpty();
            default -> true;
        };
    }
}
