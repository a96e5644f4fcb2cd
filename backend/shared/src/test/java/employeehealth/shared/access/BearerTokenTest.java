package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** What is taken for a bearer token (RFC 6750, 2.1), before it is verified. */
class BearerTokenTest {

    private static MockHttpServletRequest showing(String authorization) {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer eyJ.a-b_c~d+e/f.g==", "bearer eyJ.a-b_c~d+e/f.g=="})
    void theTokenIsWhatFollowsTheScheme(String authorization) {
        assertThat(AccessModule.bearerToken(showing(authorization)))
                .isEqualTo("eyJ.a-b_c~d+e/f.g==");
    }

    @Test
    void anotherSchemeShowsNone() {
        assertThat(AccessModule.bearerToken(new MockHttpServletRequest())).isNull();
        assertThat(AccessModule.bearerToken(showing("Basic YTpi"))).isNull();
        assertThat(AccessModule.bearerToken(showing("DPoP eyJ.a.b"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "BearereyJ.a.b",
                "Bearer\teyJ.a.b",
                "Bearer  eyJ.a.b",
                "Bearer eyJ.a.b ",
                "Bearer eyJ.a b",
                "Bearer eyJ.a.b,eyJ.c.d",
                "Bearer eyJ.é.b"
            })
    void whatIsMalformedIsNotTakenForSomethingElse(String authorization) {
        assertThatThrownBy(() -> AccessModule.bearerToken(showing(authorization)))
                .isInstanceOf(InvalidBearerTokenException.class);
    }
}
