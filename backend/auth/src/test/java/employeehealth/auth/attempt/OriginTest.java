package employeehealth.auth.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void anIpv4AddressIsOneOrigin() {
        assertThat(Origin.of("192.0.2.1")).isEqualTo(Origin.of("192.0.2.1"));
        assertThat(Origin.of("192.0.2.1")).isNotEqualTo(Origin.of("192.0.2.2"));
    }

    @Test
    void allAddressesOfOneIpv6NetworkAreOneOrigin() {
        assertThat(Origin.of("2001:db8:1:2::1")).isEqualTo(Origin.of("2001:db8:1:2:ffff::9"));
        assertThat(Origin.of("2001:db8:1:2::1")).isNotEqualTo(Origin.of("2001:db8:1:3::1"));
    }

    @Test
    void ipv4WrittenAsIpv6IsTheSameOrigin() {
        assertThat(Origin.of("::ffff:192.0.2.1")).isEqualTo(Origin.of("192.0.2.1"));
    }

    @Test
    void whatIsNotAnAddressIsNeverLookedUp() {
        assertThat(Origin.of("localhost")).isEqualTo(Origin.of("no address at all"));
    }

    @Test
    void aPlaceIsShownShortened() {
        assertThat(Origin.of("192.0.2.77").coarse()).isEqualTo("192.0.2.0/24");
        assertThat(Origin.of("2001:db8:1:2::1").coarse()).isEqualTo("2001:db8:1::/48");
        assertThat(Origin.of("nobody knows").coarse()).isEmpty();
    }
}
