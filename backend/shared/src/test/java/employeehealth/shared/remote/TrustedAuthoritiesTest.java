package employeehealth.shared.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.settings.StartRefused;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {

    @TempDir Path folder;

    @Test
    void thoseOfTheOperatorJoinThoseThatAreTrustedAnyway() throws Exception {
        var ours = new Certificates(folder, "house").ca();
        var store = TrustedAuthorities.with(ours);
        assertThat(store.size()).isGreaterThan(20);
        try (var in = new FileInputStream(ours.toFile())) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            assertThat(store.getCertificateAlias(certificate)).isNotNull();
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        var empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> TrustedAuthorities.add(empty))
                .isInstanceOf(StartRefused.class)
                .hasMessage("TRUST_CA_FILE cannot be used: there is no certificate in it");
        var words = Files.writeString(folder.resolve("words.pem"), "certainly\n");
        assertThatThrownBy(() -> TrustedAuthorities.add(words))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("TRUST_CA_FILE cannot be used: ");
    }
}
