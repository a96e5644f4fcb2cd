package employeehealth.auth.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
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
            var ip = InetAddress.ofLiteral(address);
            return new Origin(ip instanceof Inet6Address ? network(ip) : ip.getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return new Origin("unknown");
        }
    }

    private static String network(InetAddress ip) {
        return HexFormat.of().formatHex(ip.getAddress(), 0, IPV6_NETWORK_BYTES);
    }

    @Override
    public String toString() {
        return "Origin[hidden]";
    }
}
