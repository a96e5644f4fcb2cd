package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.whole.EmployerAddresses.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the running platform, asked about somebody whose whole file is there, with the
 * accounts of the employer's side: nothing that they or their carers told, and no field that could
 * hold it, is in any answer. What a physician released is the one thing that an employer reads.
 */
class EmployerSeesNothingTest {

    private static final String OPINIONS = "/api/v1/employer/opinions";
    private static final String REASON = "Inconsciente%20en%20atelier";

    /** Fields of what a person or a carer told, and of what was answered. */
    private static final List<String> FIELDS =
            List.of(
                    "recommendation",
                    "findings",
                    "nextQuestions",
                    "explanation",
                    "vitals",
                    "checks",
                    "answers",
                    "criticality",
                    "reaction",
                    "dose",
                    "objection",
                    "provenance",
                    "relation",
                    "channels",
                    "fileName",
                    "shown",
                    "said",
                    "answer",
                    "arrangements");

    /** Fields of a health profile that are about something else elsewhere. */
    private static final String DEADLINE = "dueOn";

    private static EmployerFile file;
    private static List<Address> addresses;
    private static List<String> fields;

    @BeforeAll
    static void claireHasAFile() {
        var running = Topology.ONE_PROCESS.running();
        file = EmployerFile.fill(running, "claire@lumiere.demo");
        var document = running.visitor().get("/api/v1/openapi.json").json();
        addresses = new EmployerAddresses(file::id).readable(document);
        fields = new ArrayList<>(FIELDS);
        var profile = document.at("/components/schemas/HealthProfile/properties");
        fields.addAll(profile.propertyNames());
        fields.remove(DEADLINE);
    }

    private static Visitor visitor(String account) {
        return Topology.ONE_PROCESS.running().visitor().signIn(account);
    }

    /** Nobody can say that they had not proven who they are, or given no reason. */
    private static Visitor employers(String account) {
        return visitor(account).stepUp().with("X-Access-Reason", REASON);
    }

    /** What of the answers is about somebody's health. */
    private static Set<String> leaks(Visitor visitor) {
        var leaks = new TreeSet<String>();
        for (var address : addresses) {
            for (var query : List.of("", "?language=fr")) {
                about(visitor.get(address.path() + query))
                        .forEach(what -> leaks.add(address.template() + ": " + what));
            }
        }
        return leaks;
    }

    private static Stream<String> about(Visitor.Answer answer) {
        var text = answer.text();
        var words = EmployerWords.ALL.stream().filter(text::contains);
        if (answer.status() != 200) {
            return words;
        }
        var type = answer.header("Content-Type");
        if (type.contains("json")) {
            return Stream.concat(words, fieldsIn(answer.json()));
        }
        return type.startsWith("text/") ? words : Stream.of("unreadable " + type);
    }

    private static Stream<String> fieldsIn(JsonNode json) {
        return json.has("openapi") // names them all, and says nothing of anybody
                ? Stream.of()
                : fields.stream().filter(field -> !json.findValues(field).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin@lumiere.demo", "auditor@lumiere.demo", "admin@verrerie.demo"})
    void nothingIsAnswered(String account) {
        assertThat(leaks(employers(account))).isEmpty();
    }

    @Test
    void theEmployerReadsWhatWasReleasedAlone() {
        var hr = employers("hr@lumiere.demo");
        assertThat(leaks(hr))
                .containsExactlyInAnyOrder(
                        OPINIONS + ": " + EmployerWords.RELEASED, OPINIONS + ": arrangements");
        var opinions = hr.get(OPINIONS).json().path("items");
        assertThat(opinions.findValuesAsString("id"))
                .contains(file.id("released"))
                .doesNotContain(file.id("draft"));
        for (var opinion : opinions) {
            assertThat(opinion.propertyNames())
                    .isSubsetOf(
                            "id",
                            "person",
                            "displayName",
                            "outcome",
                            "arrangements",
                            "on",
                            "validUntil",
                            "releasedAt");
        }
    }

    /** And nothing of their file. */
    @Test
    void theOfficerReadsWhatPeopleWroteToTheOfficer() {
        assertThat(leaks(employers("dpo@lumiere.demo")))
                .containsExactly(
                        "/api/v1/admin/compliance/data-requests/{id}: " + EmployerWords.REQUEST);
    }

    /** Proves that the test can fail: each word and field is found where it is told. */
    @Test
    void thePersonHerselfIsAnswered() {
        assertThat(addresses).hasSizeGreaterThan(100);
        assertThat(fields).contains("allergies", "notes", "bloodGroup");
        assertThat(leaks(visitor("claire@lumiere.demo")))
                .contains(
                        "/api/v1/triage/assessments: " + EmployerWords.SYMPTOM,
                        "/api/v1/triage/assessments/{id}: recommendation",
                        "/api/v1/profile: allergies",
                        "/api/v1/profile: " + EmployerWords.NOTES,
                        "/api/v1/profile/versions/{version}: conditions",
                        "/api/v1/profile/emergency-card/pdf: unreadable application/pdf",
                        "/api/v1/profile/emergency-contacts/{id}: " + EmployerWords.CONTACT,
                        "/api/v1/profile/emergency-contacts/{id}: " + EmployerWords.PHONE,
                        "/api/v1/profile/uploads/{id}: " + EmployerWords.TITLE,
                        "/api/v1/profile/documents/{id}: " + EmployerWords.FILE_NAME,
                        "/api/v1/profile/data-requests/{id}: " + EmployerWords.REQUEST,
                        "/api/v1/profile/fitness-opinions: " + EmployerWords.DRAFT,
                        "/api/v1/profile/pre-visit-questionnaire: " + EmployerWords.QUESTIONNAIRE);
    }

    /** Proves that the test can fail: what carers read is there to be read. */
    @Test
    void thePhysicianIsAnswered() {
        var patient = "/api/v1/patients/{id}";
        assertThat(leaks(visitor("physician@lumiere.demo")))
                .contains(
                        patient + ": relation",
                        patient + "/profile: medications",
                        patient + "/profile: " + EmployerWords.ALLERGY,
                        patient + "/history: " + EmployerWords.VISIT,
                        patient + "/visits: " + EmployerWords.VISIT,
                        patient + "/visits/{visit}: " + EmployerWords.VISIT,
                        patient + "/visits/{visit}/versions: " + EmployerWords.VISIT,
                        patient + "/fitness-opinions: " + EmployerWords.DRAFT,
                        patient + "/pre-visit-questionnaire: " + EmployerWords.QUESTIONNAIRE,
                        "/api/v1/patients/{patient}/documents: " + EmployerWords.TITLE);
    }

    /** A word that nobody can read would be missed by nobody. */
    @Test
    void everyWordIsReadBySomebody() {
        var read = new TreeSet<String>(leaks(visitor("claire@lumiere.demo")));
        read.addAll(leaks(visitor("physician@lumiere.demo")));
        assertThat(EmployerWords.ALL)
                .allSatisfy(word -> assertThat(read).anyMatch(leak -> leak.endsWith(": " + word)));
    }
}
