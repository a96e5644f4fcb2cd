package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Copies a JPEG picture without what was written about it: where and when it was taken, by which
 * device, comments, previews, whatever stands behind its end. What is needed to show it stays: its
 * colours, and which way up it is.
 *
 * <p>A file is a row of segments (ITU-T T.81, annex B): a marker, a length, content; picture data
 * follows a start-of-scan segment up to the next marker.
 */
final class Jpeg {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int ORIENTATION = 0x0112;

    private final DataInputStream from;
    private final DataOutputStream to;

    private Jpeg(InputStream from, OutputStream to) {
        this.from = new DataInputStream(from);
        this.to = new DataOutputStream(to);
    }

    static void copy(InputStream from, OutputStream to) throws IOException {
        try {
            new Jpeg(from, to).copy();
        } catch (EOFException e) {
            throw new Damaged();
        }
    }

    private void copy() throws IOException {
        if (from.readUnsignedByte() != 0xff || from.readUnsignedByte() != START) {
            throw new Damaged();
        }
        writeMarker(START);
        var scanned = false;
        var marker = nextMarker();
        while (marker != END) {
            if (marker <= 0x01 || marker >= 0xd0 && marker <= START) {
                throw new Damaged(); // a marker without a length has no place here
            }
            segment(marker);
            if (marker == SCAN) {
                scanned = true;
                marker = pictureData();
            } else {
                marker = nextMarker();
            }
        }
        if (!scanned) {
            throw new Damaged();
        }
        writeMarker(END); // and nothing behind it
    }

    private int nextMarker() throws IOException {
        if (from.readUnsignedByte() != 0xff) {
            throw new Damaged();
        }
        var marker = from.readUnsignedByte();
        while (marker == 0xff) { // padding
            marker = from.readUnsignedByte();
        }
        return marker;
    }

    private void segment(int marker) throws IOException {
        var length = from.readUnsignedShort();
        if (length < 2) {
            throw new Damaged();
        }
        var content = from.readNBytes(length - 2);
        if (content.length < length - 2) {
            throw new Damaged();
        }
        if (marker == APP0) {
            if (begins(content, "JFIF\0") && content.length >= 14) {
                writeSegment(APP0, withoutPreview(content));
            }
        } else if (marker == APP1) {
            if (begins(content, "Exif\0\0")) {
                keepOrientation(content);
            }
        } else if (marker == APP2) {
            if (begins(content, "ICC_PROFILE\0")) {
                writeSegment(marker, content);
            }
        } else if (marker == APP14) {
            if (begins(content, "Adobe") && content.length >= 12) {
                writeSegment(marker, Arrays.copyOf(content, 12));
            }
        } else if (marker != COMMENT && (marker < APP0 || marker > APP15)) {
            writeSegment(marker, content);
        }
    }

    private static byte[] withoutPreview(byte[] jfif) {
        var plain = Arrays.copyOf(jfif, 14);
        plain[12] = 0;
        plain[13] = 0;
        return plain;
    }

    /** Up to the next marker that is not part of it, which is returned. */
    private int pictureData() throws IOException {
        while (true) {
            var b = from.readUnsignedByte();
            if (b != 0xff) {
                to.write(b);
                continue;
            }
            var next = from.readUnsignedByte();
            while (next == 0xff) {
                next = from.readUnsignedByte();
            }
            if (next != 0 && (next < 0xd0 || next > 0xd7)) {
                return next;
            }
            writeMarker(next); // a stuffed byte, or a restart marker
        }
    }

    private void writeMarker(int marker) throws IOException {
        to.write(0xff);
        to.write(marker);
    }

    private void writeSegment(int marker, byte[] content) throws IOException {
        writeMarker(marker);
        to.writeShort(content.length + 2);
        to.write(content);
    }

    private static boolean begins(byte[] content, String text) {
        var wanted = text.getBytes(ISO_8859_1);
        return content.length >= wanted.length
                && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** Without it, half of all photographs taken by a telephone lie on their side. */
    private void keepOrientation(byte[] exif) throws IOException {
        var orientation = orientation(exif);
        if (orientation >= 2 && orientation <= 8) {
            var minimal = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4);
            minimal.put("Exif\0\0".getBytes(ISO_8859_1));
            minimal.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
            minimal.putShort((short) 1);
            minimal.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
            minimal.putShort((short) orientation).putShort((short) 0);
            minimal.putInt(0);
            writeSegment(APP1, minimal.array());
        }
    }

    /** 1 to 8 as EXIF counts; 0 if it says nothing that can be understood. */
    private static int orientation(byte[] exif) {
        var tiff = ByteBuffer.wrap(exif, 6, exif.length - 6).slice();
        if (tiff.capacity() < 14) {
            return 0;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return 0;
        }
        var entries = tiff.getShort(directory) & 0xffff;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * 12;
            if (entry > tiff.capacity() - 12) {
                return 0;
            }
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                return tiff.getShort(entry + 8) & 0xffff;
            }
        }
        return 0;
    }
}
