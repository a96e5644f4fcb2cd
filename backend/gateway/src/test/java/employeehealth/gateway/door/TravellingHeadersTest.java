package employeehealth.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TravellingHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service-Token",
                "SERVICE-TOKEN",
                "service_token",
                "X-Forwarded-For",
                "X-Forwarded-Anything",
                "X_Forwarded_For",
                "Forwarded",
                "X-User",
                "X-User-Id",
                "X-Internal-Call",
                "X-Real-IP",
                "traceparent",
                "tracestate",
                "Host",
                "Connection",
                "Transfer-Encoding",
                "Content-Length",
                "Upgrade",
                "TE",
                "Proxy-Authorization",
                "X-HTTP-Method-Override",
                "X-Original-URL",
                "X-Rewrite-URL",
                "Expect"
            })
    void noCallerPassesForAProxyAServiceOrSomeoneElse(String name) {
        assertThat(TravellingHeaders.inwards(name, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization", "Cookie", "Accept", "Accept-Language", "Content-Type",
                "Idempotency-Key", "If-Match", "Origin", "Sec-Fetch-Site", "X-Access-Reason",
                "X-Goog-Channel-ID", "User-Agent", "Range"
            })
    void whatServicesNeedPasses(String name) {
        assertThat(TravellingHeaders.inwards(name, "keep-alive")).isTrue();
    }

    @Test
    void aHeaderNamedByConnectionEndsHere() {
        assertThat(TravellingHeaders.inwards("X-Hop", "close, x-hop")).isFalse();
        assertThat(TravellingHeaders.outwards("X-Hop", "X-Hop")).isFalse();
        assertThat(TravellingHeaders.outwards("X-Hopper", "X-Hop")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server",
                "X-Powered-By",
                "Keep-Alive",
                "Transfer-Encoding",
                "Referrer-Policy"
            })
    void aNeighbourDoesNotSpeakForTheGateway(String name) {
        assertThat(TravellingHeaders.outwards(name, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie",
                "ETag",
                "Location",
                "Cache-Control",
                "Retry-After",
                "Content-Type"
            })
    void theAnswerItselfPasses(String name) {
        assertThat(TravellingHeaders.outwards(name, "keep-alive")).isTrue();
    }

    @Test
    @Asvs("10.1.1")
    void cookiesAreBetweenTheBrowserAndAuth() {
        assertThat(TravellingHeaders.isForeignCookie("cookie", "auth")).isFalse();
        assertThat(TravellingHeaders.isForeignCookie("Set-Cookie", "auth")).isFalse();
        assertThat(TravellingHeaders.isForeignCookie("cookie", "triage")).isTrue();
        assertThat(TravellingHeaders.isForeignCookie("set-cookie", "triage")).isTrue();
        assertThat(TravellingHeaders.isForeignCookie("ETag", "triage")).isFalse();
    }
}
