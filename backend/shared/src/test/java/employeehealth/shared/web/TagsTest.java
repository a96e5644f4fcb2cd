package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TagsTest {

    private record Shown(String name, int count) {}

    private static Tags under(Path folder) {
        return new Tags(PlatformSecrets.of(TestPlatform.demo(folder)), new JsonMapper());
    }

    @Test
    void aTagIsOfAllThatIsShown(@TempDir Path folder) {
        var tags = under(folder);
        var tag = tags.of(new Shown("Amina", 1));
        assertThat(tag).matches("[0-9a-f]{64}").isEqualTo(tags.of(new Shown("Amina", 1)));
        assertThat(tag)
                .isNotEqualTo(tags.of(new Shown("Amina", 2)))
                .isNotEqualTo(tags.of(new Shown("Karim", 1)));
    }

    @Test
    void itTellsNothingToWhoHasAnotherKey(@TempDir Path one, @TempDir Path other) {
        var shown = new Shown("Amina", 1);
        assertThat(under(one).of(shown)).isNotEqualTo(under(other).of(shown));
    }
}
