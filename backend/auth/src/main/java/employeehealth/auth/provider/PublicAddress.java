package employeehealth.auth.provider;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an address is one of the public Internet (IANA's special-purpose registries, RFC 6890).
 * What an administrator names is asked by us, from inside: no answer of a neighbour, a router or a
 * cloud's own services must come out that way.
 */
final class PublicAddress {

    private static final List<Network> SPECIAL =
            List.of(
                    Network.of(0, 8),
                    Network.of(10, 8),
                    Network.of(100, 64, 10),
                    Network.of(127, 8),
                    Network.of(169, 254, 16),
                    Network.of(172, 16, 12),
                    Network.of(192, 0, 0, 24),
                    Network.of(192, 0, 2, 24),
                    Network.of(192, 88, 99, 24),
                    Network.of(192, 168, 16),
                    Network.of(198, 18, 15),
                    Network.of(198, 51, 100, 24),
                    Network.of(203, 0, 113, 24),
                    Network.of(224, 3)); // multicast, reserved, broadcast

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        return SPECIAL.stream().noneMatch(network -> network.holds(four));
    }

    /**
     * Only 2000::/3 is given out. Of that, documentation and what carries an IPv4 address inside
     * (6to4, Teredo) are left out; 64:ff9b::/96 and mapped addresses lie outside of it.
     */
    private static boolean isPublic6(byte[] six) {
        var given = (six[0] & 0xe0) == 0x20;
        var first = (six[0] & 0xff) << 8 | six[1] & 0xff;
        var second = (six[2] & 0xff) << 8 | six[3] & 0xff;
        var special =
                first == 0x2002 // 6to4
                        || first == 0x2001 && second < 0x0200 // Teredo, benchmarks, ORCHID
                        || first == 0x2001 && second == 0x0db8 // documentation
                        || first == 0x3fff; // documentation
        return given && !special;
    }

    private record Network(byte[] prefix, int bits) {

        /** The bytes of the prefix, then how many bits count. */
        static Network of(int... bytesAndBits) {
            var prefix = new byte[4];
            for (var i = 0; i < bytesAndBits.length - 1; i++) {
                prefix[i] = (byte) bytesAndBits[i];
            }
            return new Network(prefix, bytesAndBits[bytesAndBits.length - 1]);
        }

        boolean holds(byte[] address) {
            var mask = -1 << (32 - bits);
            return (number(address) & mask) == (number(prefix) & mask);
        }

        private static int number(byte[] four) {
            return (four[0] & 0xff) << 24
                    | (four[1] & 0xff) << 16
                    | (four[2] & 0xff) << 8
                    | four[3] & 0xff;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Network(var bytes, var count)
                    && count == bits
                    && Arrays.equals(bytes, prefix);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(prefix) + bits;
        }
    }
}
