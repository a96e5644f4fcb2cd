package employeehealth.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class StandingHeadersTest {

    @Test
    void outsideDemoModeBrowsersAreTiedToHttps() {
        assertThat(answer(false).getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(answer(true).getHeader("Strict-Transport-Security")).isNull();
    }

    private static MockHttpServletResponse answer(boolean demo) {
        var response = new MockHttpServletResponse();
        var url = URI.create("https://health.example");
        new StandingHeaders(new PlatformSettings(demo, Path.of("var"), null, url, Map.of()))
                .apply(response);
        return response;
    }
}
