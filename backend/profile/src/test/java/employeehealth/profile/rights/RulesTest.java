package employeehealth.profile.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

    /** A store of which nobody says why it is kept cannot be listed at all. */
    @Test
    void everyStoreHasARuleInBothLanguages(@TempDir Path folder) {
        var inventory = new World(folder, Duration.ofDays(7)).inventory;
        for (var language : new String[] {"fr", "en"}) {
            assertThat(inventory.kept(language))
                    .isNotEmpty()
                    .allMatch(kept -> !kept.title().isBlank() && !kept.ground().isBlank())
                    .allMatch(kept ->
                            kept.duration().matches("P(T?)[0-9]+[YDH]|until-erased|with-the-rule"))
                    .allMatch(
                            kept -> !ArchiveWords.in(language).duration(kept.duration()).isBlank());
        }
        assertThatThrownBy(() -> new Rules().of("unheard-of"))
                .isInstanceOf(IllegalStateException.class);
    }
}
