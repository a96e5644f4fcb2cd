package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One's own check as FHIR, for the person alone, in one process and in many. */
class CheckAsFhirTest {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String FHIR = "application/fhir+json";

    @ParameterizedTest
    @EnumSource(Topology.class)
    void onesOwnCheckIsABundleForWhoeverAsksForFhir(Topology topology) throws Exception {
        var running = topology.running();
        var claire = running.visitor().signIn("claire@lumiere.demo");
        var words = Map.of("text", "J’ai mal à la tête", "language", "fr");
        var made = claire.post(CHECKS, words);
        assertThat(made.status()).as(made::text).isEqualTo(201);
        var path = CHECKS + "/" + made.json().path("id").asString();

        var bundle = claire.with("Accept", FHIR).get(path + "/fhir");

        assertThat(bundle.status()).as(bundle::text).isEqualTo(200);
        assertThat(bundle.header("Content-Type")).startsWith(FHIR);
        assertThat(bundle.header("Cache-Control")).contains("no-store");
        assertThat(bundle.json().at("/entry/0/resource/item").findValuesAsString("valueString"))
                .containsExactly("J’ai mal à la tête");
        assertThat(bundle.json().at("/entry/1/resource/resourceType").asString())
                .isEqualTo("RiskAssessment");
        for (var accept : new String[] {"application/json", "*/*", "text/html, */*;q=0.8"}) {
            assertThat(claire.with("Accept", accept).get(path).json().has("recommendation"))
                    .as(accept)
                    .isTrue();
        }

        running.visitor()
                .signIn("e0009@lumiere.demo")
                .get(path + "/fhir")
                .problem(404, "platform/not-found");
        assertThat(
                        Connections.of(running.data())
                                .column(
                                        String.class,
                                        "select action || ' ' || outcome from platform.audit_log"
                                                + " where entity_id = ? and action ="
                                                + " 'triage.assessment.exported' order by id",
                                        made.json().path("id").asString()))
                .containsExactly("triage.assessment.exported success");
    }
}
