package employeehealth.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** An RFC 9457 problem as it travels. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type, String title, int status, String detail, String traceId, List<Fault> errors) {

    public record Fault(String field, String message) {}
}
