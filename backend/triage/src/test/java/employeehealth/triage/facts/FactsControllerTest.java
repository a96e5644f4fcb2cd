package employeehealth.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.care.ProfileFacts;
import employeehealth.contracts.care.ProfileFacts.Fact;
import employeehealth.contracts.care.ProfileFacts.Modifier;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsControllerTest {

    private final Me me =
            new Me(
                    new PersonId(Ids.next()),
                    new CompanyId(Ids.next()),
                    new HealthServiceId(Ids.next()),
                    new SessionId(Ids.next()),
                    Set.of(Role.EMPLOYEE),
                    Set.of(Permission.TRIAGE_ASSESS),
                    Map.of(),
                    "password");

    private static Fact fact(String words, Modifier... means) {
        return new Fact("urn:x", words, words, Set.of(means));
    }

    @Test
    void aMedicineThatMeansMoreIsOfferedWithItsName() {
        var told =
                new ProfileFacts(
                        ConsentState.GRANTED,
                        36,
                        "female",
                        true,
                        List.of(fact("Asthme")),
                        List.of(fact("Noix")),
                        List.of(fact("Apixaban", Modifier.ANTICOAGULATED), fact("Fer")));
        var offered = new FactsController(() -> told).own(me);
        assertThat(offered.anticoagulated()).isTrue();
        assertThat(offered.because().anticoagulated()).containsExactly("Apixaban");
        assertThat(offered.immunosuppressed()).as("not said is not denied").isNull();
        assertThat(offered.age()).isEqualTo(36);
        assertThat(offered.toString()).doesNotContain("Apixaban");
    }

    @Test
    void withoutTheProfileThereIsNothingAndTheCheckGoesOn() {
        var offered =
                new FactsController(
                                () -> {
                                    throw Problem.unavailable();
                                })
                        .own(me);
        assertThat(offered).isEqualTo(KnownFacts.UNREACHABLE);
    }

    @Test
    void withoutConsentThereIsNothing() {
        var offered = new FactsController(() -> ProfileFacts.none(ConsentState.REFUSED)).own(me);
        assertThat(offered.consent()).isEqualTo(ConsentState.REFUSED);
        assertThat(offered.age()).isNull();
    }
}
