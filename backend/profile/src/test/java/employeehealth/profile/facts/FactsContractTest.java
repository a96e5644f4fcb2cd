package employeehealth.profile.facts;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.care.ProfileFacts;
import employeehealth.contracts.care.ProfileFacts.Fact;
import employeehealth.contracts.care.ProfileFacts.Modifier;
import employeehealth.profile.ProfileSettings;
import employeehealth.profile.Section;
import employeehealth.profile.TestProfile;
import employeehealth.profile.consent.TestConsents;
import employeehealth.profile.health.Code;
import employeehealth.profile.health.Entry;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfile.Sex;
import employeehealth.profile.health.StoredProfiles;
import employeehealth.profile.health.TestCodes;
import employeehealth.profile.terms.Terms;
import employeehealth.profile.terms.TestTerms;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsContractTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String OURS = Terms.systemOf(Section.MEDICATIONS);

    private final Clock clock = Clock.fixed(Instant.parse("2026-12-01T08:30:00Z"), ZoneOffset.UTC);
    private final Modifiers modifiers = new Modifiers(TestProfile.SETTINGS);
    private final Facts facts = new Facts(modifiers);
    private final Me claire =
            TestProfile.someone(
                    new CompanyId(Ids.next()),
                    new HealthServiceId(Ids.next()),
                    Role.EMPLOYEE,
                    Permission.PROFILE_OWN);
    private final TestConsents consents = new TestConsents(PROFILE, clock);
    private final FactsContract contract =
            new FactsContract(
                    PROFILE.database(),
                    consents.read(),
                    StoredProfiles.in(PROFILE),
                    TestCodes.shipped(),
                    facts,
                    TestAudit.at(clock),
                    clock);

    private static Entry coded(String system, String code, Entry.Status status) {
        return new Entry(
                null,
                null,
                new Code(system, code, "Words"),
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static HealthProfile profile(
            @Nullable LocalDate birth,
            @Nullable Sex sex,
            @Nullable Boolean pregnant,
            @Nullable LocalDate due,
            Entry... medications) {
        return new HealthProfile(
                birth,
                sex,
                null,
                null,
                pregnant,
                due,
                null,
                List.of(),
                List.of(),
                List.of(medications),
                List.of(),
                List.of(),
                Set.of(),
                null,
                null);
    }

    private ProfileFacts told() {
        return Tenant.of(claire).get(() -> contract.of(claire));
    }

    @Test
    void withoutConsentNothingIsTold() {
        StoredProfiles.save(
                PROFILE,
                claire,
                profile(LocalDate.of(1990, 5, 4), Sex.FEMALE, true, null),
                clock.instant());
        assertThat(told()).isEqualTo(ProfileFacts.none(ConsentState.UNDECIDED));
        consents.say(claire, true);
        assertThat(told().age()).isEqualTo(36);
        consents.say(claire, false);
        assertThat(told()).isEqualTo(ProfileFacts.none(ConsentState.REFUSED));
    }

    @Test
    void everyTellingIsAudited() {
        consents.say(claire, true);
        told();
        assertThat(
                        PROFILE.seenByOwner(
                                "select purpose from platform.audit_log where action ="
                                        + " 'profile.facts.read' and person = '"
                                        + TestAudit.pseudonyms().of(claire.person())
                                        + "'"))
                .containsExactly("symptom-check");
    }

    @Test
    void whatTheProfileDoesNotSayIsNotKnown() {
        var none = facts.of(HealthProfile.EMPTY, TODAY);
        assertThat(none.age()).isNull();
        assertThat(none.sex()).isNull();
        assertThat(none.pregnant()).isNull();
        assertThat(facts.of(profile(null, Sex.UNKNOWN, null, null), TODAY).sex()).isNull();
    }

    @Test
    void aPregnancyEndsAWhileAfterItsDay() {
        var due = LocalDate.of(2026, 11, 20);
        assertThat(facts.of(profile(null, null, true, due), TODAY).pregnant()).isTrue();
        assertThat(facts.of(profile(null, null, true, due.minusDays(30)), TODAY).pregnant())
                .isNull();
    }

    @Test
    void whatFollowsFromAMedicineIsReadFromItsCodeWhileItIsTaken() {
        var told =
                facts.of(
                        profile(
                                null,
                                null,
                                null,
                                null,
                                coded(OURS, "apixaban", Entry.Status.ACTIVE),
                                coded(OURS, "methotrexate", Entry.Status.ACTIVE),
                                coded(OURS, "warfarin", Entry.Status.RESOLVED),
                                coded("urn:other", "apixaban", Entry.Status.ACTIVE)),
                        TODAY);
        assertThat(told.medications())
                .extracting(Fact::means)
                .containsExactly(
                        Set.of(Modifier.ANTICOAGULATED),
                        Set.of(Modifier.IMMUNOSUPPRESSED),
                        Set.of());
        assertThat(told.toString()).doesNotContain("apixaban");
    }

    /** Nothing can follow from a code that nobody can choose. */
    @Test
    void everyCodeThatMeansSomethingIsInItsList() {
        assertThat(modifiers.rules())
                .isNotEmpty()
                .allMatch(rule ->
                        TestTerms.shipped()
                                .find(rule.list(), rule.system(), rule.code())
                                .isPresent());
    }

    @Test
    void anAdministratorsOwnListReplacesOurs(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("modifiers.csv"),
                "list,system,code,modifier\n"
                        + "medications,http://www.whocc.no/atc,B01AF*,anticoagulated\n");
        var theirs = new Modifiers(new ProfileSettings(folder, 200));
        assertThat(theirs.of("http://www.whocc.no/atc", "B01AF02"))
                .containsExactly(Modifier.ANTICOAGULATED);
        assertThat(theirs.of("http://www.whocc.no/atc", "B01AC04")).isEmpty();
        assertThat(theirs.of(OURS, "apixaban")).isEmpty();
    }

    @Test
    void oursAreToldInTheWordsOfTheList() {
        StoredProfiles.save(
                PROFILE,
                claire,
                profile(
                        null,
                        null,
                        null,
                        null,
                        new Entry(
                                null,
                                null,
                                new Code(OURS, "warfarin", null),
                                Entry.Status.ACTIVE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)),
                clock.instant());
        consents.say(claire, true);
        assertThat(told().medications())
                .singleElement()
                .satisfies(fact -> assertThat(fact.words()).startsWith("Warfarin"));
    }
}
