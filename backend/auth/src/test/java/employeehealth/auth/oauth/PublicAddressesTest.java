package employeehealth.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255",
                "11.0.0.0",
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:2800:220:1:248:1893:25c8:1946",
                "2001:4860:4860::8888",
                "64:ff9b::93.184.216.34",
                "2002:5db8:d822::1"
            })
    void anybodysAddressesAreCalled(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:c0a8:101::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatOnlyWeReachIsNot(String address) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void noWayToWriteAPrivateAddressMakesItPublic() throws Exception {
        var random = new Random(2026);
        for (var n = 0; n < Integer.getInteger("test.cases", 1_000); n++) {
            var four = new byte[] {10, (byte) random.nextInt(), (byte) random.nextInt(), 1};
            var mapped = new byte[16];
            mapped[10] = mapped[11] = (byte) 0xff;
            System.arraycopy(four, 0, mapped, 12, 4);
            var translated = new byte[16];
            System.arraycopy(new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b}, 0, translated, 0, 4);
            System.arraycopy(four, 0, translated, 12, 4);
            var sixToFour = new byte[16];
            random.nextBytes(sixToFour);
            System.arraycopy(new byte[] {0x20, 0x02}, 0, sixToFour, 0, 2);
            System.arraycopy(four, 0, sixToFour, 2, 4);
            for (var bytes : new byte[][] {four, mapped, translated, sixToFour}) {
                var address = InetAddress.getByAddress(bytes);
                assertThat(PublicAddresses.isPublic(address)).as("%s", address).isFalse();
            }
        }
    }
}
