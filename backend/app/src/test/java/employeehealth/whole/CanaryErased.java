package employeehealth.whole;

import static employeehealth.whole.CanaryFile.answered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * The file of somebody whose key is gone, asked for at every address that shows something of it.
 */
final class CanaryErased {

    private static final String PROFILE = "/api/v1/profile";
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
                    PROFILE + "/care-team");

    private final Visitor person;
    private final Visitor officer;
    private final CanaryCare care;
    private final String document;

    CanaryErased(PlatformProcess platform, String document) {
        var visitor = new Visitor(platform.address());
        this.person = visitor.signIn("claire@lumiere.demo");
        this.officer = visitor.signIn("dpo@lumiere.demo");
        this.care =
                new CanaryCare(
                        name -> visitor.signIn(name + "@lumiere.demo"), person, new CanaryWords());
        this.document = document;
    }

    void nothingIsRead() {
        for (var address : OF_THE_FILE) {
            assertThat(person.get(address).status()).as(address).isEqualTo(410);
        }
        var filed = DOCUMENTS + "/" + document;
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
