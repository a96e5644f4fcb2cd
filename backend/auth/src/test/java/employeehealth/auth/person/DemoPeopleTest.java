package employeehealth.auth.person;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.asvs.Asvs;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {

    private static final String PEOPLE =
            "select count(*) from auth.people where company_id = '" + AuthAlone.LUMIERE.id() + "'";

    @Test
    void aSecondStartAddsNobodyAndChangesNothing() {
        var service = AuthAlone.running();
        var hashes = "select count(distinct password_hash) from auth.people";
        assertThat(service.count(PEOPLE)).isEqualTo(AuthAlone.LUMIERE.people().size());

        service.bean(DemoPeople.class).seed(AuthAlone.LUMIERE);

        assertThat(service.count(PEOPLE)).isEqualTo(AuthAlone.LUMIERE.people().size());
        assertThat(service.count(hashes)).isEqualTo(1);
    }

    @Test
    @Asvs("6.3.2")
    void outsideDemoModeThereAreNoDemoAccounts() {
        try (var service = AuthAlone.startReal("--platform.public-url=https://sante.example")) {
            assertThat(service.context().getBeanNamesForType(DemoSeed.class)).isEmpty();
            assertThat(service.count("select count(*) from auth.people")).isZero();
            assertThat(service.browser().login("claire@lumiere.demo", AuthAlone.PASSWORD).status())
                    .isEqualTo(401);
        }
    }
}
