package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.audit.TestAudit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessReviewTest {

    private static final String REVIEW = "/api/v1/admin/compliance/access-review";

    private final AdminAlone.Running running = AdminAlone.running();
    private final AdminAlone.Employer lumiere = running.company();
    private final PersonId paul = lumiere.has("Paul Garnier", Role.COMPANY_ADMIN);
    private final PersonId nadia = lumiere.has("Nadia Roussel", Role.DPO);

    private List<Object> recorded() {
        return running.seenByOwner(
                "select action from platform.audit_log where actor = '%s'"
                        .formatted(TestAudit.pseudonyms().of(nadia)));
    }

    @Test
    void anOfficerReadsWhoHasWhatSinceWhenAndByWhom() {
        var amina = lumiere.at(lumiere.lyon(), "Amina Diallo", Role.EMPLOYEE);
        assertThat(lumiere.as(paul).give(amina, "employer").status()).isEqualTo(201);

        var items = lumiere.as(nadia).get(REVIEW, "Accept-Language", "fr").json().path("items");

        assertThat(items).hasSize(4);
        var given =
                items.valueStream()
                        .filter(one -> one.path("role").asString().equals("employer"))
                        .findFirst()
                        .orElseThrow();
        assertThat(given.path("displayName").asString()).isEqualTo("Amina Diallo");
        assertThat(given.path("givenBy").asString()).isEqualTo("Paul Garnier");
        assertThat(given.path("roleName").asString()).isEqualTo("Employeur (ressources humaines)");
        assertThat(given.path("since").asString()).isEqualTo(AdminAlone.today().toString());
        assertThat(given.path("lastSignInAt").asString()).startsWith("2026-03-01");
        assertThat(items.findValuesAsString("site")).contains("Lyon");
        assertThat(recorded()).containsExactly("admin.access-review.read");
    }

    @Test
    void whoOperatesThePlatformIsSaidTo() {
        lumiere.operator();
        var items = lumiere.as(nadia).get(REVIEW).json().path("items");
        assertThat(items).hasSize(3);
        for (var one : items) {
            assertThat(one.path("permissions").toString().contains("\"platform.operate\""))
                    .isEqualTo(one.path("displayName").asString().equals("Noé Lambert"));
        }
    }

    @Test
    void itIsReadPageByPage() {
        for (var n = 0; n < 5; n++) {
            lumiere.has("Nr " + n, Role.EMPLOYEE);
        }
        var client = lumiere.as(nadia);
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page =
                    client.get(REVIEW + "?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                            .json();
            seen.addAll(page.path("items").findValuesAsString("id"));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aFileForASpreadsheetRunsNothing() {
        lumiere.has("=HYPERLINK(\"http://x\",\"y\")", Role.EMPLOYEE);
        lumiere.has("+33 Léa, dite \"Lou\"", Role.EMPLOYEE);
        var csv = lumiere.as(nadia).get(REVIEW + ".csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition"))
                .startsWith("attachment; filename=\"access-review-20");
        assertThat(csv.text())
                .startsWith("\"person\",\"displayName\"")
                .contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")
                .contains("\"'+33 Léa, dite \"\"Lou\"\"\"");
        assertThat(csv.text().lines()).hasSize(5);
        assertThat(recorded()).containsExactly("admin.access-review.read");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DPO", "COMPANY_ADMIN"})
    void nobodyElseReadsIt(Role role) {
        var client = lumiere.as(lumiere.has("Someone", role));
        assertThat(client.get(REVIEW).status()).isEqualTo(403);
        assertThat(client.get(REVIEW + ".csv").status()).isEqualTo(403);
    }

    @Test
    void anotherCompanyIsNotInIt() {
        var verrerie = running.company();
        verrerie.has("Julie Carpentier", Role.EMPLOYEE);
        assertThat(lumiere.as(nadia).get(REVIEW).text()).doesNotContain("Julie");
    }

    @Test
    void anAdministratorOfOneSiteReviewsThatSite() {
        lumiere.at(lumiere.lyon(), "Amina Lyon", Role.EMPLOYEE);
        lumiere.at(lumiere.nantes(), "Karim Nantes", Role.EMPLOYEE);
        var local = lumiere.at(lumiere.lyon(), "Lea Lyon", Role.COMPANY_ADMIN);
        assertThat(lumiere.as(local).get(REVIEW).json().path("items"))
                .extracting(one -> one.path("displayName").asString())
                .containsExactlyInAnyOrder("Amina Lyon", "Lea Lyon");
    }
}
