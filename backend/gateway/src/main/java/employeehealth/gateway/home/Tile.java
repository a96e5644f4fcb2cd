package employeehealth.gateway.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One part of the home page.
 *
 * @param available false if its service did not answer in time; the others do not wait for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Tile<T>(boolean available, @Nullable T content) {

    @Override
    public String toString() {
        return "Tile[available=" + available + "]";
    }
}
