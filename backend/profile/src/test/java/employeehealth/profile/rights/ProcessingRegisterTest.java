package employeehealth.profile.rights;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.profile.TestProfile;
import employeehealth.profile.rights.Activities.Activity;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessingRegisterTest {

    private final World world;
    private final Activities activities = new Activities(TestProfile.JSON);
    private final ProcessingRegister register;

    ProcessingRegisterTest(@TempDir Path folder) {
        this.world = new World(folder, Duration.ofDays(7));
        this.register = new ProcessingRegister(activities, world.inventory);
    }

    /** What the fakes of the neighbours keep is unheard of: so the test can fail. */
    @Test
    void everyStoreBelongsToAnActivityAndOneWithoutIsFound() {
        assertThat(register.in("fr").unassigned())
                .containsExactlyInAnyOrder("triage.checks", "notifications.mails", "admin.roles");
    }

    @Test
    void noStoreBelongsToTwo() {
        assertThat(activities.all().stream().map(Activity::stores).flatMap(List::stream))
                .doesNotHaveDuplicates();
    }

    @Test
    void eachActivitySaysAllThatTheLawAsksInBothLanguages() {
        for (var language : new String[] {"fr", "en"}) {
            assertThat(register.in(language).items())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(line -> {
                        var words = line.words();
                        assertThat(
                                        new String[] {
                                            line.article(),
                                            words.title(),
                                            words.purpose(),
                                            words.people(),
                                            words.data(),
                                            words.recipients(),
                                            words.basis(),
                                            words.security(),
                                            words.transfers()
                                        })
                                .doesNotContainNull()
                                .noneMatch(String::isBlank);
                    });
        }
        assertThat(register.in("fr").items().getFirst().words())
                .isNotEqualTo(register.in("en").items().getFirst().words());
    }

    @Test
    void itCanBeKeptAsOneFile() {
        var controller =
                new ProcessingRegisterController(
                        register, World.PROFILE.database(), TestAudit.at(world.clock), world.clock);
        var file =
                Tenant.of(world.claire)
                        .get(() -> controller.csv(world.claire, Locale.FRENCH).getBody());
        var text = new String(Objects.requireNonNull(file), StandardCharsets.UTF_8);
        assertThat(text.lines().findFirst())
                .hasValueSatisfying(head ->
                        assertThat(head).startsWith("\"activity\",\"title\",\"controller\""));
        assertThat(text).contains("\"occupational-file\"", "profile.visits", "40 ans");
    }
}
