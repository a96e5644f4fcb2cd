package employeehealth.shared.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text is UTF-8, and has no control characters but those that lay it out. */
final class PlainText {

    private PlainText() {}

    static boolean mayBegin(byte[] head) {
        for (var b : head) {
            if (isControl(b & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f;
    }

    /** Copies it, as long as it is what it should be. */
    static void copy(InputStream from, OutputStream to) throws IOException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(8 * 1024);
        var characters = CharBuffer.allocate(8 * 1024);
        while (true) {
            var n = from.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n > 0) {
                to.write(bytes.array(), bytes.position(), n);
                bytes.position(bytes.position() + n);
            }
            bytes.flip();
            check(decoder, bytes, characters, n < 0);
            bytes.compact();
            if (n < 0) {
                return;
            }
        }
    }

    private static void check(
            CharsetDecoder decoder, ByteBuffer bytes, CharBuffer characters, boolean end)
            throws IOException {
        characters.clear();
        CoderResult result = decoder.decode(bytes, characters, end);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw new Damaged();
        }
        characters.flip();
        for (var i = 0; i < characters.length(); i++) {
            if (isControl(characters.charAt(i))) {
                throw new Damaged();
            }
        }
    }
}
