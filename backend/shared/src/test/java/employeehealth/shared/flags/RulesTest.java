package employeehealth.shared.flags;

import static employeehealth.shared.flags.TestFlags.CLAIRE;
import static employeehealth.shared.flags.TestFlags.LUMIERE;
import static employeehealth.shared.flags.TestFlags.VERRERIE;
import static employeehealth.shared.flags.TestFlags.context;
import static employeehealth.shared.flags.TestFlags.file;
import static employeehealth.shared.flags.TestFlags.on;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.access.Role;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules of a flag file mean, and what is refused. */
class RulesTest {

    private static final int CASES = Integer.getInteger("test.cases", 1000);

    private static final FlagContext NURSE = context(CLAIRE, LUMIERE, Set.of(Role.NURSE));

    private static String share(int on, int off) {
        return file("{\"fractional\": [[\"on\", %d], [\"off\", %d]]}".formatted(on, off));
    }

    @ParameterizedTest
    @CsvSource({"'',0", "test,-1167338989", "'Hello, world!',-1070186941"})
    void theHashIsTheOneThatFlagdUses(String text, int hash) {
        assertThat(Murmur3.hash(text.getBytes(UTF_8))).isEqualTo(hash);
    }

    @Test
    void theHashOfALongerTextIsRightToo() {
        var fox = "The quick brown fox jumps over the lazy dog".getBytes(UTF_8);
        assertThat(Murmur3.hash(fox)).isEqualTo(0x2e4ff723);
    }

    @Test
    void aCompanyIsSwitchedByItself() {
        var rule =
                file(
                        "{\"if\": [{\"==\": [{\"var\": \"company\"}, \"%s\"]}, \"off\"]}"
                                .formatted(VERRERIE));
        assertThat(on(rule, context(CLAIRE, LUMIERE, Set.of()))).isTrue();
        assertThat(on(rule, context(CLAIRE, VERRERIE, Set.of()))).isFalse();
    }

    @Test
    void aRoleIsSwitchedByItself() {
        var rule = file("{\"if\": [{\"in\": [\"nurse\", {\"var\": \"roles\"}]}, \"off\", \"on\"]}");
        assertThat(on(rule, NURSE)).isFalse();
        assertThat(on(rule, context(CLAIRE, LUMIERE, Set.of(Role.EMPLOYEE)))).isTrue();
        assertThat(on(rule, context(CLAIRE, LUMIERE, Set.of()))).isTrue();
    }

    @Test
    void rulesCombine() {
        var rule =
                file(
                        """
                        {"if": [
                          {"and": [{"!": {"in": ["dpo", {"var": "roles"}]}},
                                   {"or": [{"!=": [{"var": "company"}, "x"]}, false]}]},
                          "off", "on"]}
                        """);
        assertThat(on(rule, NURSE)).isFalse();
        assertThat(on(rule, context(CLAIRE, LUMIERE, Set.of(Role.DPO)))).isTrue();
    }

    @Test
    void aPersonKeepsTheAnswerAndAGrowingShareOnlyAddsPeople() {
        var random = new Random(20_261_122);
        for (var n = 0; n < CASES; n++) {
            var who = TestFlags.person(random);
            var small = random.nextInt(101);
            var large = small + random.nextInt(101 - small);
            var before = small > 0 && on(share(small, 100 - small), who);
            assertThat(small > 0 && on(share(small, 100 - small), who)).isEqualTo(before);
            if (before) {
                assertThat(on(share(large, 100 - large), who)).as("%d → %d", small, large).isTrue();
                // The same share in finer parts is the same people.
                assertThat(on(share(small * 100, 10_000 - small * 100), who)).isTrue();
            }
        }
    }

    @Test
    void aShareIsAboutThatManyPeople() {
        var random = new Random(7);
        var on =
                Stream.generate(() -> TestFlags.person(random))
                        .limit(4000)
                        .filter(who -> on(share(25, 75), who))
                        .count();
        assertThat(on).isBetween(900L, 1100L);
        assertThat(on(share(100, 0), TestFlags.person(random))).isTrue();
        assertThat(on(share(0, 100), TestFlags.person(random))).isFalse();
    }

    @Test
    void aShareOfCompaniesTakesACompanyAsAWhole() {
        var rule =
                file(
                        """
                        {"fractional": [{"cat": [{"var": "$flagd.flagKey"}, {"var": "company"}]},
                                        ["on", 50], ["off", 50]]}
                        """);
        var random = new Random(3);
        assertThat(
                        Stream.generate(() -> TestFlags.person(random))
                                .limit(50)
                                .map(who -> on(rule, who)))
                .containsOnly(on(rule, NURSE));
    }

    @Test
    void nobodyInParticularHasTheUsualVariant() {
        var nobody = FlagContext.of(null);
        assertThat(on(file("off", "{\"fractional\": [[\"on\", 100]]}"), nobody)).isFalse();
    }

    @Test
    void thePseudonymSaysNothingOfThePerson() {
        assertThat(NURSE.toString()).doesNotContain(CLAIRE.toString());
        assertThat(NURSE.targetingKey())
                .hasSize(32)
                .isEqualTo(context(CLAIRE, VERRERIE, Set.of()).targetingKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sem_ver\": [1, \">\", 2]}",
                "{\"var\": \"email\"}",
                "{\"if\": [true]}",
                "{\"if\": [true, \"on\"], \"or\": []}",
                "{\"fractional\": []}",
                "{\"fractional\": [[\"on\", 0], [\"off\", 0]]}",
                "{\"fractional\": [[\"on\", \"half\"]]}",
                "{\"fractional\": [[true, 50], [false, 50]]}",
                "{\"fractional\": [[\"on\", 2147483647], [\"off\", 1]]}"
            })
    void aRuleThatIsNotUnderstoodIsRefused(String targeting) {
        assertThatThrownBy(() -> FlagRule.read(file(targeting).getBytes(UTF_8)))
                .isInstanceOf(BadFlags.class)
                .hasMessageStartingWith("home-checks: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"flags\": []}",
                "{\"flags\": {}} more",
                "{\"flags\": {}, \"flags\": {}}",
                "{\"flags\": {\"a\": {}}}",
                "{\"flags\": {\"a\": {\"state\": \"on\", \"variants\": {\"on\": true}}}}",
                "{\"flags\": {\"a\": {\"state\": \"ENABLED\", \"variants\": {\"on\": 1}}}}",
                "{\"flags\": {\"a\": {\"state\": \"ENABLED\", \"variants\": {\"on\": true},"
                        + " \"defaultVariant\": \"off\"}}}"
            })
    void aFileThatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> FlagRule.read(text.getBytes(UTF_8))).isInstanceOf(BadFlags.class);
    }
}
