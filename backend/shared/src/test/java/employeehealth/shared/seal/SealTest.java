package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final Place ANSWERS = new Place("triage.symptom_assessments", "answers");
    private static final byte[] CLEAR = "mal de tête depuis hier".getBytes(UTF_8);

    private final PersonId amina = new PersonId(UUID.randomUUID());
    private final PersonId paul = new PersonId(UUID.randomUUID());
    private final UUID row = UUID.randomUUID();
    private final PlatformSettings settings;
    private final Seal seal;
    private final byte[] sealed;

    SealTest(@TempDir Path folder) {
        settings = TestPlatform.demo(folder);
        seal = TestSeal.of(settings);
        sealed = seal.seal(amina, ANSWERS, row, CLEAR);
        seal.seal(paul, ANSWERS, row, CLEAR);
    }

    private void doesNotOpen(PersonId person, Place place, UUID id, byte[] bytes) {
        assertThatThrownBy(() -> seal.open(person, place, id, bytes))
                .isInstanceOf(Seal.NotSealedHere.class)
                .hasMessageNotContaining("tête");
    }

    @Test
    void itOpensForTheSamePersonPlaceAndRow() {
        assertThat(seal.open(amina, ANSWERS, row, sealed)).isEqualTo(CLEAR);
    }

    @Test
    void itOpensAfterARestart() {
        assertThat(TestSeal.of(settings).open(amina, ANSWERS, row, sealed)).isEqualTo(CLEAR);
    }

    @Test
    void whatIsSealedCannotBeReadNorCompared() {
        assertThat(new String(sealed, UTF_8)).doesNotContain("mal").doesNotContain("hier");
        assertThat(seal.seal(amina, ANSWERS, row, CLEAR)).isNotEqualTo(sealed);
    }

    @Test
    void movedToAnotherRowItDoesNotOpen() {
        doesNotOpen(amina, ANSWERS, UUID.randomUUID(), sealed);
    }

    @Test
    void movedToAnotherColumnItDoesNotOpen() {
        doesNotOpen(amina, new Place(ANSWERS.table(), "recommendation"), row, sealed);
    }

    @Test
    void movedToAnotherTableItDoesNotOpen() {
        doesNotOpen(amina, new Place("triage.steps", ANSWERS.column()), row, sealed);
    }

    @Test
    void movedToAnotherPersonItDoesNotOpen() {
        doesNotOpen(paul, ANSWERS, row, sealed);
    }

    @Test
    void withAnyOneByteChangedItDoesNotOpen() {
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            doesNotOpen(amina, ANSWERS, row, changed);
        }
    }

    @Test
    void somethingThatWasNeverSealedDoesNotOpen() {
        doesNotOpen(amina, ANSWERS, row, CLEAR);
        doesNotOpen(amina, ANSWERS, row, new byte[0]);
    }
}
