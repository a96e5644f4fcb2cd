package employeehealth.gateway.answer;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of requests that the container refused before anything of ours saw them. */
@FunctionalInterface
public interface Unreadable {

    void refused(HttpServletRequest request, int status);
}
