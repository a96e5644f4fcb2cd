package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.neighbour.RabbitServer;
import employeehealth.shared.remote.TestTrust;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RabbitMQ by TLS, with a certificate of the operator's own authority. */
class BrokerTlsTest {

    @TempDir static Path folder;
    @TempDir static Path strange;

    private static Certificates authority;
    private static RabbitServer rabbit;

    @BeforeAll
    static void start() {
        authority = new Certificates(folder, "house");
        authority.make("broker");
        rabbit =
                RabbitServer.start(
                        """
                        listeners.tcp = none
                        listeners.ssl.1 = 127.0.0.1:{port}
                        listeners.ssl.2 = 127.0.0.2:{port}
                        ssl_options.certfile = %s
                        ssl_options.keyfile = %s
                        """
                                .formatted(
                                        authority.certificate("broker"), authority.key("broker")));
    }

    @AfterAll
    static void end() {
        rabbit.close();
    }

    private static String url(String host) {
        return "amqps://guest:guest@" + host + ":" + rabbit.port();
    }

    @Test
    void aBrokerOfATrustedAuthorityIsSpokenTo() throws Exception {
        try (var connection =
                new Broker(url("localhost"), TestTrust.in(authority.ca())).connect("test")) {
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void oneOfAnAuthorityThatNobodyTrustsIsNot() {
        var other = new Certificates(strange, "stranger");
        assertThatThrownBy(() -> new Broker(url("localhost")).connect("test"))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() ->
                        new Broker(url("localhost"), TestTrust.in(other.ca())).connect("test"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void oneWhoseCertificateNamesAnotherHostIsNot() {
        assertThatThrownBy(() ->
                        new Broker(url("127.0.0.2"), TestTrust.in(authority.ca())).connect("test"))
                .isInstanceOf(SSLException.class);
    }
}
