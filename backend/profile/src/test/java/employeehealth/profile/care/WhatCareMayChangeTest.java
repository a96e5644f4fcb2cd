package employeehealth.profile.care;

import static employeehealth.profile.care.TestCare.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself lets those do who take care of a person, or have broken the glass. */
class WhatCareMayChangeTest {

    private static final String VALUES =
            "select gen_random_uuid(), '%s'::uuid, '%s'::uuid, '%s'::uuid, ";

    private final TestCare world = new TestCare();
    private final ProfileDatabase database = PROFILE.database();

    @BeforeEach
    void claireHasOneOfEach() {
        var whose = VALUES.formatted(world.company, world.service, world.claire.person().value());
        for (var row :
                new String[] {
                    "health_profiles " + whose + "1, gen_random_uuid(), 'self', 'x', now()",
                    "emergency_contacts " + whose + "1, 1, 'unconfirmed', null, 'x', now()",
                    "emergency_cards " + whose + "1, 'x', 'x', now()"
                }) {
            Tenant.of(world.claire)
                    .run(() ->
                            database.write(
                                    () -> database.sql("insert into profile." + row).update()));
        }
    }

    private int touched(Me me, Purpose purpose, String statement) {
        return Tenant.of(me)
                .get(() ->
                        new CareAccess(world.claire.person().value(), purpose)
                                .get(() -> database.write(() -> database.sql(statement).update())));
    }

    @ParameterizedTest
    @CsvSource({
        "CARE, emergency_cards, 1",
        "CARE, emergency_contacts, 0",
        "BREAK_GLASS, emergency_cards, 0",
        "BREAK_GLASS, emergency_contacts, 0"
    })
    void onlyCareKeepsACardUpToDateAndNobodyElsesContacts(
            Purpose purpose, String table, int expected) {
        assertThat(
                        touched(
                                world.physician,
                                purpose,
                                "update profile." + table + " set version = 2"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CARE, health_profiles",
        "CARE, emergency_contacts",
        "CARE, emergency_cards",
        "BREAK_GLASS, health_profiles",
        "BREAK_GLASS, emergency_contacts",
        "BREAK_GLASS, emergency_cards"
    })
    void nobodyDeletesWhatIsAnothers(Purpose purpose, String table) {
        assertThat(touched(world.physician, purpose, "delete from profile." + table)).isZero();
    }

    @Test
    void aVersionIsChangedByNobody() {
        var rewrite = "update profile.health_profiles set sealed_profile = 'y'";
        assertThat(touched(world.physician, Purpose.CARE, rewrite)).isZero();
        assertThat(touched(world.claire, Purpose.CARE, rewrite)).isZero();
    }
}
