package employeehealth.profile.document;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.care.HealthData;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a document is to whoever looks for it. */
@HealthData
enum Category {
    PRESCRIPTION,
    RESULT,
    IMAGING,
    VACCINATION,
    CERTIFICATE,
    LETTER,
    OTHER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Category> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
