package employeehealth.whole;

import static employeehealth.whole.CanaryFile.answered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The file of somebody whose key is gone, and whose rows a restored backup has brought back, asked
 * for at every address that shows something of it.
 */
final class CanaryErased {

    private static final String PROFILE = "/api/v1/profile";
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String DOCUMENTS = PROFILE + "/documents";

    private static final List<String> OF_THE_FILE =
            List.of(
                    PROFILE,
                    PROFILE + "/history",
                    PROFILE + "/versions/1",
                    PROFILE + "/emergency-contacts",
                    PROFILE + "/emergency-card",
                    PROFILE + "/emergency-card/pdf",
                    PROFILE + "/emergency-card/ips",
                    PROFILE + "/emergency-card/links",
                    PROFILE + "/uploads",
                    DOCUMENTS,
                    PROFILE + "/pre-visit-questionnaire",
                    PROFILE + "/visits",
                    PROFILE + "/fitness-opinions",
                    PROFILE + "/care-team",
                    CHECKS);

    private final Visitor person;
    private final Visitor officer;
    private final CanaryCare care;
    private final CanaryPerson told;

    CanaryErased(Visitor anyone, CanaryPerson told) {
        this.person = anyone.signIn(told.email());
        this.officer = anyone.signIn("dpo@lumiere.demo");
        this.care =
                new CanaryCare(
                        name -> anyone.signIn(name + "@lumiere.demo"), person, new CanaryWords());
        this.told = told;
    }

    /**
     * @param checks ids of all their symptom checks
     */
    void nothingIsRead(List<UUID> checks) {
        for (var check : checks) {
            person.get(CHECKS + "/" + check).problem(410, "platform/erased");
        }
        for (var address : OF_THE_FILE) {
            assertThat(person.get(address).status()).as(address).isEqualTo(410);
        }
        person.get(CHECKS + "/" + told.check() + "/replay").problem(410, "platform/erased");
        person.post(CHECKS, Map.of("text", "Mal de gorge", "language", "fr"))
                .problem(410, "platform/erased");
        var filed = DOCUMENTS + "/" + told.filed();
        person.get(filed).problem(410, "platform/erased");
        person.get(filed + "/versions").problem(410, "platform/erased");
        person.post(filed + "/links", Map.of()).problem(410, "platform/erased");
        whatIsOfManyIsShownWithout();
    }

    /** Of lists that are not theirs alone the rest stays. */
    private void whatIsOfManyIsShownWithout() {
        assertThat(CanaryWords.areIn(care.opinionsForTheEmployer())).isFalse();
        var requests = answered(200, person.get(PROFILE + "/data-requests"));
        assertThat(CanaryWords.areIn(requests.text())).as("their requests").isFalse();
        answered(200, officer.get("/api/v1/admin/compliance/data-requests"));
    }
}
