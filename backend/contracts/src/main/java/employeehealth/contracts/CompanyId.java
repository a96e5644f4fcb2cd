package employeehealth.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An employer whose staff the platform serves. */
public record CompanyId(@JsonValue UUID value) {

    @JsonCreator
    public static CompanyId of(String text) {
        return new CompanyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
