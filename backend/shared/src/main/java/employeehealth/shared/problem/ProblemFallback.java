package employeehealth.shared.problem;

import employeehealth.shared.access.Public;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The container's own refusals (a malformed address, a failing filter), as problems too. */
@RestController
final class ProblemFallback implements ErrorController {

    private final Problems problems;

    ProblemFallback(Problems problems) {
        this.problems = problems;
    }

    @Public
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDocument> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return problems.answer(
                ProblemAdvice.ofStatus(status instanceof Integer code ? code : 404), request);
    }
}
