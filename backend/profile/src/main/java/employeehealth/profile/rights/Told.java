package employeehealth.profile.rights;

import employeehealth.contracts.care.HealthData;
import employeehealth.contracts.persondata.Store;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was told of a store: how many rows, and the first of them, which people can read as pages.
 */
@HealthData
final class Told {

    private static final int MOST_ROWS = 200;
    private static final int MOST_CHARACTERS = 128_000;

    private final Store store;
    private final List<Map<String, @Nullable Object>> first = new ArrayList<>();
    private long characters;
    private long count;

    Told(Store store) {
        this.store = store;
    }

    /**
     * @param length of the row as JSON
     */
    void add(Map<String, @Nullable Object> row, int length) {
        count++;
        if (first.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
            first.add(row);
            characters += length;
        }
    }

    String store() {
        return store.name();
    }

    List<Map<String, @Nullable Object>> first() {
        return first;
    }

    long count() {
        return count;
    }

    /** How many there are besides. */
    long more() {
        return count - first.size();
    }

    @Override
    public String toString() {
        return "Told[hidden]";
    }
}
