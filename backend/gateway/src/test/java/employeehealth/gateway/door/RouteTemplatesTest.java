package employeehealth.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteTemplatesTest {

    private final RouteTemplates templates = new RouteTemplates();

    @BeforeEach
    void describe() {
        templates.add("/api/v1/triage/assessments");
        templates.add("/api/v1/triage/assessments/{id}");
        templates.add("/api/v1/triage/assessments/{id}/answers");
    }

    @Test
    void anAddressIsNamedByItsTemplate() {
        assertThat(templates.of("/api/v1/triage/assessments", "triage"))
                .isEqualTo("/api/v1/triage/assessments");
        assertThat(templates.of("/api/v1/triage/assessments/0190-secret", "triage"))
                .isEqualTo("/api/v1/triage/assessments/{id}");
        assertThat(templates.of("/api/v1/triage/assessments/0190-secret/answers", "triage"))
                .isEqualTo("/api/v1/triage/assessments/{id}/answers");
    }

    @Test
    void whatIsNotDescribedIsNotQuoted() {
        assertThat(templates.of("/api/v1/triage/assessments/x/y/z", "triage"))
                .isEqualTo("/triage/**");
        assertThat(templates.of("/api/v1/triage", "triage")).isEqualTo("/triage/**");
        assertThat(templates.of("/wp-admin/secret", null)).isEqualTo("/**");
        assertThat(templates.of("/", null)).isEqualTo("/**");
    }
}
