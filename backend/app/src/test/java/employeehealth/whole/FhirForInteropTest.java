package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the interop service will ask triage for, at its port: with a certificate and a token of its
 * own, and of whom a person's token says.
 */
class FhirForInteropTest {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String FHIR = "/internal/triage/fhir";

    private final Topology.Running platform = Topology.PROCESS_PER_TARGET.running();

    @Test
    void aPersonsOwnChecksAreGivenToInteropOnTheirBehalf() {
        var owner = bearer("e0012@lumiere.demo");
        var gateway = platform.visitor().with("Authorization", owner);
        var id = checked(gateway, "J’ai mal à la tête");
        var later = checked(gateway, "Je tousse");
        var interop = inside("interop").with("Authorization", owner);

        var check = interop.get(FHIR + "/checks/" + id).json();
        var response = resource(check.path("response"));
        assertThat(response.path("resourceType").asString()).isEqualTo("QuestionnaireResponse");
        assertThat(response.findValuesAsString("valueString")).contains("J’ai mal à la tête");
        assertThat(resource(check.path("risk")).path("resourceType").asString())
                .isEqualTo("RiskAssessment");

        assertThat(interop.get(FHIR + "/checks").json().findValuesAsString("id"))
                .startsWith(later, id);
        assertThat(interop.get(FHIR + "/checks?before=" + later).json().findValuesAsString("id"))
                .startsWith(id)
                .doesNotContain(later);

        var library = response.path("questionnaire").asString().replaceFirst(".*\\|", "");
        for (var path : new String[] {"/questionnaires/" + library, "/protocols/headache"}) {
            assertThat(resource(interop.get(FHIR + path).json()).path("resourceType").asString())
                    .as(path)
                    .isEqualTo("Questionnaire");
        }
        assertThat(interop.get(FHIR + "/terminology").json().size()).isPositive();
        interop.get(FHIR + "/protocols/nothing").problem(404, "platform/not-found");
    }

    @Test
    void nobodyElseIsGivenAnything() {
        var owner = bearer("e0010@lumiere.demo");
        var path =
                FHIR
                        + "/checks/"
                        + checked(
                                platform.visitor().with("Authorization", owner),
                                "J’ai mal à la tête");

        inside("interop")
                .with("Authorization", bearer("e0011@lumiere.demo"))
                .get(path)
                .problem(404, "platform/not-found");
        inside("interop")
                .with("Authorization", bearer("admin@lumiere.demo"))
                .get(path)
                .problem(403, "platform/forbidden");
        inside("interop").get(path).problem(401, "platform/unauthenticated");
        inside("admin").with("Authorization", owner).get(path).problem(404, "platform/not-found");
        platform.visitor()
                .with("Authorization", owner)
                .get(path)
                .problem(404, "platform/not-found");
    }

    private String bearer(String email) {
        var login = platform.visitor().logIn(email, Visitor.PASSWORD);
        assertThat(login.status()).isEqualTo(200);
        return "Bearer " + login.json().path("accessToken").asString();
    }

    private static String checked(Visitor person, String words) {
        var made = person.post(CHECKS, Map.of("text", words, "language", "fr"));
        assertThat(made.status()).as(made::text).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** At the port of triage, past the gateway, as this service. */
    private Visitor inside(String service) {
        var tls = Certificates.in(platform.data().resolve("tls"), service);
        return new Visitor(
                        MutualTlsTest.client(tls, service),
                        URI.create("https://localhost:" + platform.process("triage").port))
                .with(InsideToken.HEADER, InsideToken.of(platform.data(), service, "triage"));
    }

    private static JsonNode resource(JsonNode wrapped) {
        return JsonMapper.shared().readTree(wrapped.path("json").asString());
    }
}
