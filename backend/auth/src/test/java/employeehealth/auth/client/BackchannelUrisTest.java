package employeehealth.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackchannelUrisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/out",
                "https://app.example:8443/out?of=us",
                "https://93.184.216.34/out",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/out"
            })
    void aProgramIsToldOverTls(String uri) {
        assertThat(BackchannelUris.canBeCalled(uri, false)).isTrue();
        assertThat(BackchannelUris.canBeCalled(uri, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "out",
                "//app.example/out",
                "http://app.example/out",
                "HTTPS://app.example/out",
                "ftp://app.example/out",
                "file:///etc/passwd",
                "https:///out",
                "https://app.example/out#f",
                "https://user@app.example/out",
                "https://app.example:99999/out",
                "https://app example/out",
                "https://10.0.0.1/out",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.1.1/out",
                "https://0.0.0.0/out",
                "https://2130706433/out",
                "https://127.1/out",
                "https://[::]/out",
                "https://[fd00::1]/out",
                "https://[fe80::1%25eth0]/out",
                "https://[::ffff:10.0.0.1]/out"
            })
    void nowhereElse(String uri) {
        assertThat(BackchannelUris.canBeCalled(uri, false)).isFalse();
        assertThat(BackchannelUris.canBeCalled(uri, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/out",
                "http://[::1]:9000/out",
                "https://127.0.0.1/out"
            })
    void onThisMachineOnlyInADemo(String uri) {
        assertThat(BackchannelUris.canBeCalled(uri, false)).isFalse();
        assertThat(BackchannelUris.canBeCalled(uri, true)).isTrue();
    }
}
