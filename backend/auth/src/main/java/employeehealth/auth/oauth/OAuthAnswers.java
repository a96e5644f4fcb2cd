package employeehealth.auth.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders what OAuth endpoints refuse. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OAuthAnswers {

    record View(String error, @JsonProperty("error_description") String description) {}

    @ExceptionHandler
    ResponseEntity<View> refused(OAuthRefusal refusal) {
        var answer = ResponseEntity.status(refusal.status()).cacheControl(CacheControl.noStore());
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"employee-health\"");
        }
        return answer.body(new View(refusal.code(), refusal.description()));
    }
}
