package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.settings.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that somebody put into the address is in no sentence of ours. */
class DatabaseLocationTest {

    private static final String CANARY = "CANARY7f3a";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/health?password=" + CANARY,
                "jdbc:postgresql://127.0.0.1:1/health?sslmode=verify-full&password=" + CANARY,
                "jdbc:postgresql://name:" + CANARY + "@127.0.0.1:1/health",
                "jdbc:postgresql://name:" + CANARY + "@b@127.0.0.1:1/health?user=x?y",
                "jdbc:postgresql://127.0.0.1:no/health?password=" + CANARY
            })
    void noAddressShowsItsPassword(String url) {
        var location = new DatabaseLocation(url, "owner", CANARY);
        assertThat(location.where()).contains("127.0.0.1").doesNotContain(CANARY);
        assertThat(location.toString()).doesNotContain(CANARY);
        assertThatThrownBy(() -> new Databases(location, TestPlatform.secrets()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used")
                .message()
                .doesNotContain(CANARY);
    }

    @Test
    void hostAndNameAreSaid() {
        var location = new DatabaseLocation("jdbc:postgresql://db:5432/health?x=y", "owner", "");
        assertThat(location.where()).isEqualTo("jdbc:postgresql://db:5432/health");
        assertThat(DatabaseLocation.withoutSecrets("no driver for postgresql:health?password=x"))
                .isEqualTo("no driver for postgresql:health");
    }
}
