package employeehealth.triage.policy;

import static employeehealth.triage.policy.TestPolicies.raising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.engine.Policy;
import employeehealth.engine.PolicyLinter;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TestTriage;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.TestProtocols;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompanyPolicyTest {

    private static final TestTriage TRIAGE = new TestTriage();
    private static final ProtocolLibrary LIBRARY = TestProtocols.of(TRIAGE.database()).shipped();

    private final CompanyPolicies policies = TestPolicies.of(TRIAGE.database());
    private final ChangePolicy change = TestPolicies.change(TRIAGE.database(), policies);
    private final Me admin = somebody(new CompanyId(Ids.next()));
    private final Me other = somebody(new CompanyId(Ids.next()));

    private static Me somebody(CompanyId company) {
        return new Me(
                new PersonId(Ids.next()),
                company,
                new HealthServiceId(Ids.next()),
                new SessionId(Ids.next()),
                Set.of(),
                Set.of(Permission.TRIAGE_POLICY),
                Map.of(),
                "password");
    }

    private CompanyPolicy changed(Me me, PolicyBody body, String seen) {
        return Tenant.of(me).get(() -> change.change(me, body, LIBRARY, '"' + seen + '"'));
    }

    private UsedPolicy used(Me me) {
        return Tenant.of(me).get(() -> policies.of(me));
    }

    private static void refused(String type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void aCompanyWithoutOneAddsNothing() {
        assertThat(used(admin)).isEqualTo(UsedPolicy.NONE);
    }

    @Test
    void aChangeIsTheNextVersionAndTheOneBeforeStays() {
        var first = changed(admin, raising("hand-injury", "same_day"), "0");
        var second = changed(admin, raising("hand-injury", "emergency_department"), "1");
        assertThat(used(admin).version()).isEqualTo(2);
        assertThat(used(admin).hash()).isEqualTo(second.hash()).isNotEqualTo(first.hash());
        var then = Tenant.of(admin).get(() -> policies.find(admin.company(), 1, null));
        assertThat(then.hash()).isEqualTo(first.hash());
    }

    @Test
    void sayingTheSameAgainMakesAndAuditsNothing() {
        changed(admin, raising("hand-injury", "same_day"), "0");
        assertThat(changed(admin, raising("hand-injury", "same_day"), "1").version()).isEqualTo(1);
        assertThat(audited()).containsExactly("triage.policy.changed");
    }

    @Test
    void eachChangeIsAuditedWithItsTransaction() {
        changed(admin, raising("hand-injury", "same_day"), "0");
        changed(admin, PolicyBody.EMPTY, "1");
        assertThat(audited()).containsExactly("triage.policy.changed", "triage.policy.changed");
    }

    private List<Object> audited() {
        return TRIAGE.seenByOwner(
                "select action from platform.audit_log where company_id = '"
                        + admin.company()
                        + "'");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        changed(admin, raising("hand-injury", "same_day"), "0");
        refused(
                "platform/changed-meanwhile",
                () -> changed(admin, raising("burn", "emergency_department"), "0"));
        refused(
                "platform/say-what-you-saw",
                () ->
                        Tenant.of(admin)
                                .run(() -> change.change(admin, PolicyBody.EMPTY, LIBRARY, null)));
        assertThat(used(admin).version()).isEqualTo(1);
    }

    @Test
    void ofTwoAtOnceOneIsToldOfTheOther() throws InterruptedException {
        Callable<Boolean> burn = () -> wins(raising("burn", "emergency_department"));
        Callable<Boolean> hand = () -> wins(raising("hand-injury", "same_day"));
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var won =
                    both.invokeAll(List.of(burn, hand)).stream()
                            .filter(one -> one.resultNow())
                            .count();
            assertThat(won).isEqualTo(1);
        }
        assertThat(used(admin).version()).isEqualTo(1);
    }

    private boolean wins(PolicyBody body) {
        try {
            changed(admin, body, "0");
            return true;
        } catch (Problem told) {
            assertThat(told.type()).isEqualTo("platform/changed-meanwhile");
            return false;
        }
    }

    @Test
    void anotherCompanySeesAndUsesNothingOfIt() {
        changed(admin, raising("hand-injury", "same_day"), "0");
        assertThat(used(other)).isEqualTo(UsedPolicy.NONE);
        assertThat(Tenant.of(other).get(() -> TRIAGE.database().read(policies::newest))).isEmpty();
        var theirs = Tenant.of(other).get(() -> policies.find(other.company(), 1, null));
        assertThat(theirs).isEqualTo(UsedPolicy.NONE);
    }

    @Test
    void nobodyMakesOneForAnotherCompany() {
        var strange = CompanyPolicy.of(admin.company(), 1, "{}", other.person(), Instant.EPOCH);
        assertThatThrownBy(() ->
                        Tenant.of(other)
                                .run(() -> TRIAGE.database().write(() -> policies.add(strange))))
                .hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update triage.company_policies set content = '{}'",
                "delete from triage.company_policies"
            })
    void noVersionIsEverChangedOrRemoved(String statement) {
        changed(admin, raising("hand-injury", "same_day"), "0");
        assertThatThrownBy(() ->
                        Tenant.of(admin)
                                .run(() ->
                                        TRIAGE.database()
                                                .write(() ->
                                                        TRIAGE.database().sql(statement).update())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void oneThatSomebodyChangedBehindTheServiceIsNotUsed() {
        changed(admin, raising("hand-injury", "same_day"), "0");
        TRIAGE.asOwner(
                "update triage.company_policies set content = '{}' where company_id = '"
                        + admin.company()
                        + "'");
        var afterwards = TestPolicies.of(TRIAGE.database());
        assertThat(Tenant.of(admin).get(() -> afterwards.of(admin))).isEqualTo(UsedPolicy.NONE);
    }

    @Test
    void whatLowersIsRefusedWithItsPlaceAndKeptNowhere() {
        assertThatThrownBy(() -> changed(admin, raising("chemical", "self_care"), "0"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .containsExactly(
                                                new FieldFault(
                                                        "raises[0].atLeast", "policy.lowers")));
        assertThat(used(admin)).isEqualTo(UsedPolicy.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumiere", "verrerie"})
    void policiesOfTheDemoAreSound(String company) {
        var file = "/demo/policies/" + company + ".json";
        var text =
                TestTriage.JSON
                        .readTree(Objects.requireNonNull(getClass().getResourceAsStream(file)))
                        .toString()
                        .replaceAll("site:[A-Z][a-z]+", Ids.next().toString());
        var sites = TestTriage.JSON.readTree(text).path("sites");
        var body = TestTriage.JSON.readValue(text, PolicyBody.class);
        var policy = Policy.parse(TestTriage.JSON.writeValueAsString(body));
        assertThat(sites).isNotEmpty();
        assertThat(
                        PolicyLinter.check(policy, LIBRARY.engine().library()).stream()
                                .filter(fault -> !fault.field().startsWith("sites")))
                .isEmpty();
        assertThat(frenchTexts(TestTriage.JSON.readTree(text)))
                .isNotEmpty()
                .noneMatch(french -> french.matches(".*(?<![\u202f])[?!;].*"))
                .noneMatch(french -> french.matches(".*(?<![\u00a0]):.*"));
    }

    private static List<String> frenchTexts(JsonNode node) {
        return Stream.concat(
                        node.isObject() && node.has("fr")
                                ? Stream.of(node.path("fr").asString())
                                : Stream.empty(),
                        node.valueStream().flatMap(child -> frenchTexts(child).stream()))
                .toList();
    }

    @Test
    void oneReadsOfThePeopleWhereOneWorks() {
        var body =
                new PolicyBody(
                        List.of(new PolicyBody.Site(Ids.next(), "Lyon", "FR")),
                        List.of(),
                        List.of(),
                        List.of());
        changed(admin, body, "0");
        assertThat(used(admin).site()).isNull();
        var site = new SiteId(body.sites().getFirst().id());
        var there = within(site);
        assertThat(used(there).site()).isEqualTo(site);
        assertThat(used(within(site, new SiteId(Ids.next()))).site()).isNull();
    }

    private Me within(SiteId... sites) {
        var scopes =
                Stream.of(sites)
                        .map(site -> new Scope(site, null))
                        .collect(Collectors.toUnmodifiableSet());
        return new Me(
                new PersonId(Ids.next()),
                admin.company(),
                admin.healthService(),
                new SessionId(Ids.next()),
                Set.of(),
                Set.of(Permission.TRIAGE_ASSESS),
                Map.of(Permission.TRIAGE_ASSESS, scopes),
                "password");
    }
}
