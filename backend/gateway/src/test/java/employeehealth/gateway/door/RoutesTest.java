package employeehealth.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/auth/login, auth",
        "/oauth2/token, auth",
        "/.well-known/openid-configuration, auth",
        "/userinfo, auth",
        "/scim/v2/Users/7, auth",
        "/api/v1/triage, triage",
        "/api/v1/triage/, triage",
        "/api/v1/triage/assessments/7/answers, triage",
        "/api/v1/profile/documents, profile",
        "/api/v1/patients/search, profile",
        "/api/v1/appointments/slots, appointments",
        "/api/v1/webhooks/calendars/graph, appointments",
        "/api/v1/webhooks/wearables/withings/t, wearables",
        "/api/v1/emergency/alerts, emergency",
        "/api/v1/notifications, notifications",
        "/api/v1/demo/outbox, notifications",
        "/api/v1/wearables/readings, wearables",
        "/api/v1/interop/connectors, interop",
        "/fhir/R4/.well-known/smart-configuration, interop",
        "/api/v1/admin/users, admin",
        "/api/v1/admin/compliance/access-review, admin",
        "/api/v1/admin/compliance/data-requests, profile",
        "/api/v1/admin/compliance/data-requests/7/steps, profile",
        "/api/v1/admin/compliance/processing-register, profile",
        "/api/v1/admin/compliance/processing-register.csv, profile",
        "/api/v1/admin/compliance, admin",
        "/odata/v4/reports, admin"
    })
    void everyAddressOfTheContractHasItsService(String path, String service) {
        assertThat(Routes.serviceOf(path)).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/fr/",
                "/api",
                "/api/v1",
                "/api/v1/mode",
                "/api/v1/openapi.json",
                "/api/v1/triageX",
                "/api/v2/triage",
                "/apiv1/triage",
                "/internal/triage/x",
                "/api/v1/webhooks",
                "/API/v1/triage",
                "/userinfos",
                "/oauth2x/token",
                "/docs/"
            })
    void aPrefixEndsWithItsSegment(String path) {
        assertThat(Routes.serviceOf(path)).isNull();
    }

    @Test
    void aPathOfThousandsOfSegmentsIsNotWalked() {
        assertThat(Routes.serviceOf("/api/v1/triage" + "/a".repeat(4000))).isEqualTo("triage");
        assertThat(Routes.serviceOf("/a".repeat(4000))).isNull();
    }
}
