package employeehealth.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;

class TokenCheckTest {

    private final TokenCheck check =
            new TokenCheck(token -> {
                throw new BadJwtException("none of ours");
            });

    private static MockHttpServletRequest request(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.addHeader("Authorization", "Bearer ehsc_something");
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scim/v2/Users", "/scim/v2/Users/7", "/scim/v2"})
    void theTokenOfADirectoryIsForItsServiceToJudge(String path) {
        assertThat(check.check(request(path))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/me", "/scim/v2Users", "/scim", "/oauth2/token", "/"})
    void everywhereElseItIsRefused(String path) {
        assertThatThrownBy(() -> check.check(request(path))).isInstanceOf(Problem.class);
    }
}
