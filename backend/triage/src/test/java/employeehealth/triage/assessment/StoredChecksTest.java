package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.triage.TestTriage;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoredChecksTest {

    private final StoredChecks checks =
            TestStoredChecks.of(new TestTriage().database(), TestAudit.at(Clock.systemUTC()));

    private static Set<PersonId> people(int many) {
        var people = new HashSet<PersonId>();
        while (people.size() < many) {
            people.add(new PersonId(Ids.next()));
        }
        return people;
    }

    /** Whoever knows ten of eleven people cannot tell from the number whether they are ten. */
    @Test
    void aNumberIsLowerByChanceAndNeverHigher() {
        var seen = new TreeSet<Integer>();
        for (var n = 0; n < 1_000; n++) {
            seen.add(checks.blurred(people(20)));
        }
        assertThat(seen).containsExactly(12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    @Test
    void theSamePeopleAlwaysGiveTheSameNumber() {
        var people = people(40);
        var number = checks.blurred(people);
        for (var n = 0; n < 50; n++) {
            assertThat(checks.blurred(new HashSet<>(people))).isEqualTo(number);
        }
        assertThat(checks.blurred(Set.of())).isZero();
    }
}
