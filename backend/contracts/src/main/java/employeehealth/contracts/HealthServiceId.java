package employeehealth.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An occupational-health service: the controller of the clinical data of its companies. */
public record HealthServiceId(@JsonValue UUID value) {

    @JsonCreator
    public static HealthServiceId of(String text) {
        return new HealthServiceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
