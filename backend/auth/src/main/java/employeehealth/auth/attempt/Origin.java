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

    /**
     * Roughly where that is, for the person themself: the network of a city or a company, never one
     * household's line. Empty if nobody knows.
     */
    public String coarse() {
        if (network.indexOf('.') > 0) {
            return network.substring(0, network.lastIndexOf('.')) + ".0/24";
        }
        return network.length() == 2 * IPV6_NETWORK_BYTES
                ? "%x:%x:%x::/48".formatted(group(0), group(1), group(2))
                : "";
    }

    private int group(int n) {
        return HexFormat.fromHexDigits(network, 4 * n, 4 * n + 4);
    }

    @Override
    public String toString() {
        return "Origin[hidden]";
    }
}
