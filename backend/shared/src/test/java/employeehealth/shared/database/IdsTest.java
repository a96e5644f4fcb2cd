package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void anIdIsAUuidOfVersionSeven() {
        var id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void anIdBeginsWithItsTime() {
        var then = Instant.parse("2026-03-01T08:00:00.123Z");
        assertThat(Ids.at(then).getMostSignificantBits() >>> 16).isEqualTo(then.toEpochMilli());
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        var then = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(Stream.generate(() -> Ids.at(then)).limit(10_000).distinct()).hasSize(10_000);
    }

    @Test
    void aLocationHidesTheOwnersPassword() {
        assertThat(new DatabaseLocation("jdbc:postgresql://db/eh", "owner", "s3cret").toString())
                .contains("owner")
                .doesNotContain("s3cret");
    }
}
