package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceTest {

    private static final String GIVEN = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static String traceOf(String header, boolean ours) throws Exception {
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        request.addHeader(Trace.HEADER, header);
        var seen = new ArrayList<String>();
        new Trace(anyone -> ours)
                .doFilter(request, response, (some, thing) -> seen.add(MDC.get(Trace.ID)));
        assertThat(seen).containsExactly(Trace.id(request));
        assertThat(response.getHeader("X-Request-Id")).isEqualTo(Trace.id(request));
        assertThat(MDC.get(Trace.ID)).isNull();
        return Trace.id(request);
    }

    @Test
    void aProcessOfOursSaysWhichTraceItIs() throws Exception {
        assertThat(traceOf("00-" + GIVEN + "-00f067aa0ba902b7-01", true)).isEqualTo(GIVEN);
    }

    @Test
    void nobodyElseDoes() throws Exception {
        assertThat(traceOf("00-" + GIVEN + "-00f067aa0ba902b7-01", false))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(GIVEN);
    }

    @Test
    void whatIsNoHeaderOfTheW3cIsNotUsed() throws Exception {
        for (var bad :
                new String[] {
                    "00-" + GIVEN + "-0000000000000000-01",
                    "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                    "00-" + GIVEN.toUpperCase(java.util.Locale.ROOT) + "-00f067aa0ba902b7-01",
                    "ff-" + GIVEN + "-00f067aa0ba902b7-01",
                    "x".repeat(10_000)
                }) {
            assertThat(traceOf(bad, true)).matches("[0-9a-f]{32}").isNotEqualTo(GIVEN);
        }
    }
}
