package employeehealth.app.asvs;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.app.asvs.Requirement.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said to be proven is, and nothing is left out. {@code make asvs} writes the page anew.
 */
class AsvsTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOCS = REPOSITORY.resolve("docs");
    private static final Path PAGE = DOCS.resolve("asvs.md");

    /** Chapters 6, 7, 9 and 10 of ASVS 5.0.0 have so many. */
    private static final int ALL = 109;

    private static Standard standard;
    private static Proofs proofs;

    @BeforeAll
    static void read() throws IOException {
        standard = Standard.read(DOCS.resolve("asvs.json"));
        proofs = Proofs.in(REPOSITORY);
    }

    @Test
    void thePageSaysWhatTheTestsSay() throws IOException {
        var current = new AsvsPage(standard, proofs).markdown();
        if (Boolean.getBoolean("asvs.write")) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE)).as("run make asvs").isEqualTo(current);
    }

    @Test
    void noTestProvesWhatTheStandardDoesNotAsk() {
        var known =
                standard.requirements().stream().map(Requirement::id).collect(Collectors.toSet());
        assertThat(proofs.of().keySet()).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyRequirementOfTheseChaptersIsThere() {
        assertThat(standard.requirements()).hasSize(ALL).isSorted();
        var section = "";
        var before = 0;
        for (var requirement : standard.requirements()) {
            before = requirement.section().equals(section) ? before : 0;
            section = requirement.section();
            assertThat(requirement.number()).as(requirement.id()).isEqualTo(before + 1);
            before = requirement.number();
            assertThat(requirement.level()).as(requirement.id()).isBetween(1, 3);
            assertThat(standard.titles()).containsKeys(requirement.chapter(), section);
        }
    }

    @Test
    void whatIsProvenHasATestAndWhatIsNotHasAReason() {
        for (var requirement : standard.requirements()) {
            var state = requirement.state();
            var tests = proofs.proving(requirement);
            if (state.needsATest()) {
                assertThat(tests).as("%s is %s", requirement.id(), state).isNotEmpty();
            }
            if (!state.bearsATest()) {
                assertThat(tests).as("%s is %s", requirement.id(), state).isEmpty();
            }
            assertThat(requirement.because().isEmpty())
                    .as("%s is %s", requirement.id(), state)
                    .isNotEqualTo(state.needsAReason());
        }
    }

    @Test
    void whatIsWrittenDownCanBeRead() throws IOException {
        for (var requirement : standard.requirements()) {
            if (requirement.state() == State.DOCUMENTED) {
                assertThat(requirement.see()).as(requirement.id()).isNotEmpty();
            }
            for (var place : requirement.see()) {
                var parts = place.split("#", 2);
                var page = DOCS.resolve(parts[0]);
                assertThat(page).as(requirement.id()).exists();
                if (parts.length > 1) {
                    assertThat(anchors(page)).as(requirement.id()).contains(parts[1]);
                }
            }
        }
    }

    private static HashSet<String> anchors(Path page) throws IOException {
        return Arrays.stream(Files.readString(page).split("\n", -1))
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
