package employeehealth.auth.scim;

import employeehealth.auth.scim.schema.ScimRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Renders what SCIM endpoints answer and refuse. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ScimAnswers {

    static final MediaType SCIM = MediaType.parseMediaType("application/scim+json");
    static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(ScimRefusal refusal) {
        var answer =
                ResponseEntity.status(refusal.status())
                        .contentType(SCIM)
                        .cacheControl(CacheControl.noStore());
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(error(refusal));
    }

    /** RFC 7644, 3.12. */
    static ObjectNode error(ScimRefusal refusal) {
        var error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add(MESSAGES + "Error");
        error.put("status", Integer.toString(refusal.status().value()));
        if (refusal.scimType() != null) {
            error.put("scimType", refusal.scimType());
        }
        return error.put("detail", refusal.detail());
    }

    static ResponseEntity<ObjectNode> ok(ObjectNode body) {
        return ResponseEntity.ok()
                .contentType(SCIM)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
