package employeehealth.profile.document;

import employeehealth.profile.ProfileDatabase;
import java.io.IOException;
import java.io.InputStream;

/** The parts of an upload, opened one after the other: one is in memory at a time. */
final class PartsStream extends InputStream {

    private final ProfileDatabase database;
    private final Uploads uploads;
    private final Upload upload;
    private byte[] part = {};
    private int read;
    private long next;

    PartsStream(ProfileDatabase database, Uploads uploads, Upload upload) {
        this.database = database;
        this.uploads = uploads;
        this.upload = upload;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? part[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        var n = Math.min(length, part.length - read);
        System.arraycopy(part, read, buffer, offset, n);
        read += n;
        return n;
    }

    private boolean hasMore() throws IOException {
        if (read < part.length) {
            return true;
        }
        if (next == upload.length()) {
            return false;
        }
        part =
                database.read(() -> uploads.part(upload, next))
                        .orElseThrow(() -> new IOException("a part is missing"));
        next += part.length;
        read = 0;
        return true;
    }
}
