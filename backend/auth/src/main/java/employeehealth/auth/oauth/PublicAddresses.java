package employeehealth.auth.oauth;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses on the internet are anybody's: not this machine, not the network it stands in,
 * not the addresses where clouds hand out credentials (RFC 6890 and its registries). A stranger who
 * says where we are to call must not make us call what only we can reach.
 */
public final class PublicAddresses {

    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        var first = four[0] & 0xff;
        var second = four[1] & 0xff;
        var third = four[2] & 0xff;
        return first != 0
                && first != 10
                && first != 127
                && first < 240 // reserved, and broadcast
                && !(first == 100 && second >= 64 && second < 128) // shared by carriers
                && !(first == 172 && second >= 16 && second < 32)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** Of the global unicast range only, and what holds an IPv4 address is looked into. */
    private static boolean isPublic(Inet6Address address) {
        var six = address.getAddress();
        if (startsWith(six, 0x00, 0x64, 0xff, 0x9b)) { // NAT64
            return isPublic(within(six, 12));
        }
        if (startsWith(six, 0x20, 0x02)) { // 6to4
            return isPublic(within(six, 2));
        }
        return (six[0] & 0xe0) == 0x20
                && !(startsWith(six, 0x20, 0x01) && (six[2] & 0xfe) == 0) // Teredo, ORCHID, …
                && !startsWith(six, 0x20, 0x01, 0x0d, 0xb8)
                && !startsWith(six, 0x3f, 0xff);
    }

    private static InetAddress within(byte[] six, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(six, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean startsWith(byte[] address, int... bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if ((address[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
