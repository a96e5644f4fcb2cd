package employeehealth.contracts.persondata;

import employeehealth.contracts.care.HealthData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a store, opened, in the order of the store. Other people are masked in them, and what
 * proves who somebody is (hashes of passwords, keys) is left out.
 *
 * @param more whether there are further rows
 */
@HealthData
public record Rows(List<Map<String, @Nullable Object>> rows, boolean more) {

    @Override
    public String toString() {
        return "Rows[hidden]";
    }
}
