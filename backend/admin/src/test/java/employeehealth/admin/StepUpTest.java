package employeehealth.admin;

import static employeehealth.admin.AdminAlone.Client.assignments;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever finds an open screen changes no role: that takes proof of the last ten minutes. */
class StepUpTest {

    private static final String ROLES = "/api/v1/admin/roles";

    private final AdminAlone.Running running = AdminAlone.running();
    private final AdminAlone.Employer lumiere = running.company();
    private final PersonId paul = lumiere.has("Paul Garnier", Role.COMPANY_ADMIN);
    private final PersonId amina = lumiere.has("Amina Diallo", Role.EMPLOYEE);

    private static Map<String, Object> role(String name) {
        return Map.of("name", name, "permissions", List.of("people.manage"));
    }

    private AdminAlone.Client screen() {
        return lumiere.proven(paul, "2", Instant.now());
    }

    private AdminAlone.Client longAgo() {
        return lumiere.proven(paul, "3", Instant.now().minus(Duration.ofMinutes(10)));
    }

    static Stream<Function<StepUpTest, AdminAlone.Client>> notSteppedUp() {
        return Stream.of(StepUpTest::screen, StepUpTest::longAgo);
    }

    @ParameterizedTest
    @MethodSource("notSteppedUp")
    void withoutProofNoRoleChanges(Function<StepUpTest, AdminAlone.Client> without) {
        var made = lumiere.as(paul).post(ROLES, role("Accueil"));
        var path = ROLES + "/" + made.json().path("id").asString();
        lumiere.as(paul).give(amina, "auditor");
        var open = without.apply(this);

        var answers =
                List.of(
                        open.give(amina, "dpo"),
                        open.takeAway(amina, "auditor"),
                        open.post(ROLES, role("Comité")),
                        open.send("PUT", path, role("Hôtesse"), "If-Match", made.header("ETag")),
                        open.send("DELETE", path, null, "If-Match", made.header("ETag")));

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.refusal()).isEqualTo("401 platform/step-up-required");
                    assertThat(answer.header("WWW-Authenticate"))
                            .isEqualTo(
                                    "Bearer error=\"insufficient_user_authentication\","
                                            + " acr_values=\"3\", max_age=\"600\"");
                });
        assertThat(lumiere.standing(amina).roles()).containsOnly(Role.EMPLOYEE, Role.AUDITOR);
        assertThat(lumiere.as(paul).get(ROLES).text()).contains("Accueil").doesNotContain("Comité");
    }

    @Test
    void withItTheyDo() {
        var made = lumiere.as(paul).post(ROLES, role("Accueil"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(lumiere.as(paul).give(amina, "auditor").status()).isEqualTo(201);
        assertThat(lumiere.as(paul).takeAway(amina, "auditor").status()).isEqualTo(204);
    }

    @Test
    void lookingNeedsNone() {
        assertThat(screen().get(ROLES).status()).isEqualTo(200);
        assertThat(screen().get("/api/v1/admin/users/" + amina).status()).isEqualTo(200);
    }

    @Test
    void whoMayNotIsNotAskedForProof() {
        assertThat(
                        lumiere.proven(amina, "1", Instant.now())
                                .post(assignments(amina), Map.of())
                                .refusal())
                .isEqualTo("403 platform/forbidden");
    }
}
