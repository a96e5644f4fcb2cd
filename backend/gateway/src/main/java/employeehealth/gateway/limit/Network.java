package employeehealth.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What one subscriber has: an IPv4 address, or the first half of an IPv6 address. */
final class Network {

    private Network() {}

    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return InetAddress.ofLiteral(address) instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8))
                    : address;
        } catch (IllegalArgumentException unreadable) {
            return address;
        }
    }
}
