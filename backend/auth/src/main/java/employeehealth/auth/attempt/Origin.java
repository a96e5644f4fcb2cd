package employeehealth.auth.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a sign-in comes from: an IPv4 address, or the /64 that one IPv6 household has to itself.
 */
public record Origin(String network) {

    private static final int IPV6_NETWORK_BYTES = 8;

    /**
     * @param address as the container gives it: a literal, never a name
     */
    public static Origin of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ip
                    ? new Origin(
                            HexFormat.of()
                                    .formatHex(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES)))
                    : new Origin(address);
        } catch (IllegalArgumentException notAnAddress) {
            return new Origin("unknown");
        }
    }

    @Override
    public String toString() {
        return "Origin[hidden]";
    }
}
