package employeehealth.shared.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks a plain tar stream: folders, files with their executable bit, symbolic links. That is all
 * the PostgreSQL archives contain; any other kind of entry, and any path that would leave the
 * folder, is refused. Format: POSIX ustar, blocks of 512 bytes, numbers in octal.
 */
final class Tar {

    private static final int BLOCK = 512;

    private final InputStream in;
    private final Path into;

    private Tar(InputStream in, Path into) {
        this.in = in;
        this.into = into;
    }

    static void unpack(InputStream in, Path into) throws IOException {
        var tar = new Tar(in, into);
        byte[] header = in.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0) {
            tar.entry(header);
            header = in.readNBytes(BLOCK);
        }
    }

    private void entry(byte[] header) throws IOException {
        Path path = inside(name(header));
        switch (header[156]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> {
                Files.createDirectories(parent(path));
                Path target = Path.of(text(header, 157, 100));
                inside(into.relativize(path.resolveSibling(target).normalize()).toString());
                Files.createSymbolicLink(path, target);
            }
            case '0', 0 -> file(path, number(header, 124, 12), number(header, 100, 8));
            default -> throw new IOException("unknown kind of archive entry: " + path);
        }
    }

    private void file(Path path, long size, long mode) throws IOException {
        Files.createDirectories(parent(path));
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (long left = size; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    throw new EOFException("the archive ends within " + path);
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        boolean executable = (mode & 0100) != 0;
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private Path inside(String name) throws IOException {
        Path path = into.resolve(name).normalize();
        if (!path.startsWith(into)) {
            throw new IOException("an archive entry points outside: " + name);
        }
        return path;
    }

    private static String name(byte[] header) {
        // Only the POSIX form, "ustar" and a zero, has a prefix; GNU keeps other things there.
        String prefix = header[262] == 0 ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long number(byte[] header, int offset, int length) {
        return Long.parseLong(text(header, offset, length).trim(), 8);
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, UTF_8);
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("an archive entry has no folder: " + path);
        }
        return parent;
    }
}
