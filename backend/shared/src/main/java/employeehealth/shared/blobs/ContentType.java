package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of documents that are taken, each known by how its bytes begin, whatever its sender
 * calls it. Others are refused: HEIC and DICOM, because their personal details (place, name of the
 * patient) cannot be taken out as surely; office documents and archives, because they carry
 * programs.
 */
public enum ContentType {
    PDF("application/pdf", bytes("%PDF-")),
    JPEG("image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    /** Made by us alone: nobody's archive is taken. */
    ZIP("application/zip", new byte[0]),
    /** UTF-8 without control characters; known by having none of the beginnings above. */
    TEXT("text/plain;charset=UTF-8", new byte[0]);

    /** So many bytes tell the kind. */
    static final int HEAD = 512;

    private final String name;
    private final byte[] beginning;

    ContentType(String name, byte[] beginning) {
        this.name = name;
        this.beginning = beginning;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /** As HTTP names it. */
    public String mediaType() {
        return name;
    }

    /** Ending of a file's name. */
    public String ending() {
        return this == TEXT ? "txt" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param head the first {@link #HEAD} bytes, or all if there are fewer
     */
    static Optional<ContentType> of(byte[] head) {
        for (var type : values()) {
            if (type.beginning.length > 0 && begins(head, type.beginning)) {
                return Optional.of(type);
            }
        }
        // Whether it is text to the end is seen while it is read.
        return head.length > 0 && PlainText.mayBegin(head) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean begins(byte[] head, byte[] beginning) {
        return head.length >= beginning.length
                && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
    }
}
