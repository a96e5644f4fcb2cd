package employeehealth.profile.consent;

import static employeehealth.contracts.care.ConsentPurpose.REMINDERS;
import static employeehealth.contracts.care.ConsentPurpose.WEARABLES;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.contracts.care.ConsentState;
import employeehealth.profile.TestProfile;
import employeehealth.profile.consent.Decide.Said;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class DecideTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");
    private static final Said YES = new Said(true, 1, "fr");
    private static final Said NO = new Said(false, 1, "en");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Decisions decisions = new Decisions(PROFILE.database());
    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final Me claire = person(company);

    private Me person(CompanyId at) {
        return TestProfile.someone(at, service, Role.EMPLOYEE, Permission.PROFILE_OWN);
    }

    private Consents consents(ConsentTexts texts) {
        return new Consents(PROFILE.database(), decisions, texts, TestAudit.at(clock));
    }

    private Stance decide(
            Me me, ConsentTexts texts, ConsentPurpose purpose, Said said, @Nullable String seen) {
        var decide =
                new Decide(
                        PROFILE.database(),
                        consents(texts),
                        decisions,
                        texts,
                        TestOutbox.at(clock),
                        TestSeal.of(TestPlatform.settings()),
                        TestAudit.at(clock),
                        clock);
        return Tenant.of(me).get(() -> decide.decide(me, purpose, said, seen));
    }

    private Stance decide(ConsentPurpose purpose, Said said) {
        return decide(claire, TestTexts.shipped(), purpose, said, null);
    }

    private Stance stance(Me me, ConsentTexts texts, ConsentPurpose purpose) {
        return Tenant.of(me).get(() -> consents(texts).one(me, purpose));
    }

    private static void refused(int status, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    @Test
    void nothingIsGrantedBeforeItWas() {
        var all = Tenant.of(claire).get(() -> consents(TestTexts.shipped()).all(claire));
        assertThat(all).hasSize(ConsentPurpose.values().length);
        assertThat(all).extracting(Stance::state).containsOnly(ConsentState.UNDECIDED);
    }

    @Test
    void oneAgreesWithdrawsAndAgreesAgainAndAllOfItStays() {
        assertThat(decide(REMINDERS, YES).state()).isEqualTo(ConsentState.GRANTED);
        assertThat(decide(REMINDERS, NO).state()).isEqualTo(ConsentState.REFUSED);
        assertThat(decide(REMINDERS, YES).tag()).isEqualTo("3");
        assertThat(stance(claire, TestTexts.shipped(), WEARABLES).state())
                .as("each by itself")
                .isEqualTo(ConsentState.UNDECIDED);
        var history =
                Tenant.of(claire)
                        .get(() ->
                                consents(TestTexts.shipped())
                                        .history(claire, REMINDERS, Integer.MAX_VALUE, 10));
        assertThat(history).extracting(Decision::granted).containsExactly(true, false, true);
    }

    @Test
    void theDatabaseAddsDecisionsAndChangesNone() {
        decide(REMINDERS, YES);
        assertThatThrownBy(() ->
                        Tenant.of(claire)
                                .run(() ->
                                        PROFILE.database()
                                                .write(() ->
                                                        PROFILE.database()
                                                                .sql(
                                                                        "update"
                                                                            + " profile.consent_decisions"
                                                                            + " set granted ="
                                                                            + " false")
                                                                .update())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void everyServiceIsToldAndNothingMoreIsSaid() {
        decide(REMINDERS, YES);
        decide(REMINDERS, YES);
        decide(REMINDERS, NO);
        assertThat(
                        PROFILE.seenByOwner(
                                "select body::text from platform.outbox where kind ="
                                        + " 'care.consent-changed' and key = '"
                                        + claire.person()
                                        + "' order by position"))
                .as("saying it again is no news")
                .hasSize(2)
                .last()
                .asString()
                .contains("\"granted\":false", "\"purpose\":\"reminders\"");
    }

    @Test
    void everyDecisionAndEveryLookIsAudited() {
        decide(REMINDERS, YES);
        decide(REMINDERS, NO);
        stance(claire, TestTexts.shipped(), REMINDERS);
        var pseudonym = TestAudit.pseudonyms().of(claire.person());
        assertThat(
                        PROFILE.seenByOwner(
                                "select action from platform.audit_log where entity ="
                                        + " 'profile.consent_decisions' and person = '"
                                        + pseudonym
                                        + "' order by id"))
                .containsExactly(
                        "profile.consent.given",
                        "profile.consent.refused",
                        "profile.consents.read");
    }

    @Test
    void aTextThatWasNeverShownIsRefused() {
        for (var version : List.of(2, 99, Integer.MAX_VALUE)) {
            refused(400, () -> decide(REMINDERS, new Said(true, version, "fr")));
            refused(400, () -> decide(REMINDERS, new Said(false, version, "fr")));
        }
        assertThat(stance(claire, TestTexts.shipped(), REMINDERS).state())
                .isEqualTo(ConsentState.UNDECIDED);
    }

    @Test
    void agreeingToAnOldTextIsRefusedAndRefusingByItIsTaken() {
        decide(REMINDERS, YES);
        var newer = TestTexts.with(TestTexts.second(REMINDERS, false));
        assertThat(stance(claire, newer, REMINDERS).state()).isEqualTo(ConsentState.GRANTED);
        assertThatThrownBy(() -> decide(claire, newer, REMINDERS, YES, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status().value()).isEqualTo(409);
                            assertThat(problem.type()).isEqualTo("profile/consent-text-changed");
                        });
        assertThat(decide(claire, newer, REMINDERS, NO, null).state())
                .isEqualTo(ConsentState.REFUSED);
    }

    @Test
    void aTextThatAsksAgainEndsTheConsentAndNotTheRefusal() {
        decide(REMINDERS, YES);
        decide(WEARABLES, NO);
        var newer =
                TestTexts.with(
                        TestTexts.second(REMINDERS, true), TestTexts.second(WEARABLES, true));
        assertThat(stance(claire, newer, REMINDERS).state()).isEqualTo(ConsentState.LAPSED);
        assertThat(stance(claire, newer, WEARABLES).state()).isEqualTo(ConsentState.REFUSED);
        var again = decide(claire, newer, REMINDERS, new Said(true, 2, "fr"), null);
        assertThat(again.state()).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void whoSaysWhatTheySawIsHeldToIt() {
        decide(claire, TestTexts.shipped(), REMINDERS, YES, "\"0\"");
        refused(412, () -> decide(claire, TestTexts.shipped(), REMINDERS, NO, "\"0\""));
        assertThat(decide(claire, TestTexts.shipped(), REMINDERS, NO, "\"1\"").tag())
                .isEqualTo("2");
    }

    @Test
    void theReceiptHoldsTheTextThatWasShownAndItsHash() throws Exception {
        decide(REMINDERS, YES);
        var receipt =
                Tenant.of(claire)
                        .get(() -> consents(TestTexts.shipped()).receipt(claire, REMINDERS));
        var text = Objects.requireNonNull(receipt.text());
        assertThat(text).startsWith("Rappels").contains("Vous ne recevez plus de rappels");
        var sha =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.hash()).isEqualTo("sha256:" + HexFormat.of().formatHex(sha));
        refused(
                404,
                () ->
                        Tenant.of(claire)
                                .run(() ->
                                        consents(TestTexts.shipped()).receipt(claire, WEARABLES)));
    }

    @Test
    void nobodyElseSeesWhatSomebodyDecided() {
        decide(REMINDERS, YES);
        var colleague = person(company);
        var herselfElsewhere = new Tenant(new CompanyId(Ids.next()), service, claire.person());
        assertThat(seen(Tenant.of(claire))).isEqualTo(1);
        assertThat(seen(Tenant.of(colleague))).isZero();
        assertThat(seen(herselfElsewhere)).isZero();
        assertThat(seen(Tenant.of(company))).isZero();
    }

    private int seen(Tenant tenant) {
        return tenant.get(() ->
                PROFILE.database()
                        .read(() ->
                                PROFILE.database()
                                        .sql("select count(*) from profile.consent_decisions")
                                        .query(Integer.class)
                                        .single()));
    }

    @Test
    void aServiceThatAsksIsToldOfThisPersonAtThisCompany() {
        decide(REMINDERS, YES);
        var contract = new ConsentContract(PROFILE.database(), consents(TestTexts.shipped()));
        assertThat(contract.of(claire.person(), REMINDERS, company).isGiven()).isTrue();
        assertThat(contract.of(claire.person(), WEARABLES, company).isGiven()).isFalse();
        assertThat(contract.of(claire.person(), REMINDERS, new CompanyId(Ids.next())).state())
                .isEqualTo(ConsentState.UNDECIDED);
    }

    @Test
    void whoPressesTwiceAtOnceHasDecidedOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var presses =
                    IntStream.range(0, 16)
                            .mapToObj(n -> (Callable<String>) () -> decide(REMINDERS, YES).tag())
                            .toList();
            for (var one : threads.invokeAll(presses)) {
                assertThat(one.get()).isEqualTo("1");
            }
        }
    }
}
