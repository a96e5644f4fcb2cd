package employeehealth.auth.passkey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** As much of CBOR (RFC 8949) as an authenticator writes. */
final class Cbor {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int MAP = 5;

    private Cbor() {}

    /** Keys stay in their order, which is the caller's to keep canonical. */
    static byte[] of(Object value) {
        var out = new ByteArrayOutputStream();
        write(out, value);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case Integer number when number >= 0 -> head(out, UNSIGNED, number);
            case Integer number -> head(out, NEGATIVE, -1 - number);
            case byte[] bytes -> {
                head(out, BYTES, bytes.length);
                out.writeBytes(bytes);
            }
            case String text -> {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                head(out, TEXT, bytes.length);
                out.writeBytes(bytes);
            }
            case Map<?, ?> map -> {
                head(out, MAP, map.size());
                map.forEach((key, item) -> {
                    write(out, key);
                    write(out, item);
                });
            }
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    private static void head(ByteArrayOutputStream out, int major, int argument) {
        if (argument < 24) {
            out.write(major << 5 | argument);
        } else if (argument < 256) {
            out.write(major << 5 | 24);
            out.write(argument);
        } else if (argument < 65_536) {
            out.write(major << 5 | 25);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) argument).array());
        } else {
            out.write(major << 5 | 26);
            out.writeBytes(ByteBuffer.allocate(4).putInt(argument).array());
        }
    }
}
