package employeehealth.shared.flags;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MurmurHash3, 32 bits, seed 0: what flagd distributes people by. Not for secrets. */
final class Murmur3 {

    private Murmur3() {}

    static int hash(byte[] data) {
        var words = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        var hash = 0;
        while (words.remaining() >= 4) {
            hash = Integer.rotateLeft(hash ^ scrambled(words.getInt()), 13) * 5 + 0xe6546b64;
        }
        var rest = 0;
        for (var shift = 0; words.hasRemaining(); shift += 8) {
            rest |= (words.get() & 0xff) << shift;
        }
        hash ^= scrambled(rest) ^ data.length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static int scrambled(int word) {
        return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
