package employeehealth.shared.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem as it travels.
 *
 * @param members what its type adds; not read back
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String traceId,
        List<Fault> errors,
        @Nullable Map<String, ProblemMember> members) {

    @JsonAnyGetter
    @Override
    public @Nullable Map<String, ProblemMember> members() {
        return members;
    }

    public record Fault(String field, String message) {}
}
