package employeehealth.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/fr/",
                "/api/v1/triage/assessments/0193-ab",
                "/_next/static/chunks/%5Bid%5D.js",
                "/__next.$d$locale.X.__PAGE__.txt",
                "/.well-known/openid-configuration",
                "/fhir/R4/Patient/1/$summary",
                "/a...b",
                "/...",
                "/a/.b",
                "/sant%C3%A9/",
                "/a%20b",
                "/feed/x.ics",
                "/a:b@c,d=e+f&g!h'(i)*~"
            })
    void ordinaryAddressesPass(String path) {
        assertThat(PlainPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api",
                "//",
                "//evil.example/",
                "/api//v1",
                "/a//",
                "/a/./b",
                "/a/.",
                "/a/..",
                "/..",
                "/.",
                "/../internal",
                "/a/../b",
                "/..;/internal",
                "/a;jsessionid=1",
                "/a;/b",
                "/a\\b",
                "/%2e%2e/x",
                "/%2E/x",
                "/.%2e/x",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a%5Cb",
                "/a%00",
                "/a%0d%0aX:1",
                "/a%7f",
                "/a%1fb",
                "/%252e%252e/",
                "/a%3Bb",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a b",
                "/a\tb",
                "/a\u0001b",
                "/é",
                "/a\u007fb"
            })
    void addressesWithTwoReadingsAreRefused(String path) {
        assertThat(PlainPath.is(path)).isFalse();
    }
}
