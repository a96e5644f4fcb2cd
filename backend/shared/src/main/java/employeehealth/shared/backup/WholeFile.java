package employeehealth.shared.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Files that appear whole or not at all, and are on the disk when they appear. */
final class WholeFile {

    static final String UNFINISHED = ".unfinished";

    private WholeFile() {}

    /**
     * A file as it was written.
     *
     * @param sha256 in hexadecimal digits
     */
    record Part(String name, long size, String sha256) {}

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static Part write(Path file, Content content) throws IOException {
        var folder = folderOf(file);
        makeFolder(folder);
        var draft = file.resolveSibling(file.getFileName() + UNFINISHED);
        var digest = sha256();
        try {
            Files.deleteIfExists(draft);
            Files.createFile(
                    draft,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (var out =
                    new DigestOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(draft)), digest)) {
                content.writeTo(out);
            }
            force(draft);
            var part =
                    new Part(
                            String.valueOf(file.getFileName()),
                            Files.size(draft),
                            HexFormat.of().formatHex(digest.digest()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            return part;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static String sha256(Path file) throws IOException {
        var digest = sha256();
        try (InputStream in =
                new DigestInputStream(
                        new BufferedInputStream(Files.newInputStream(file)), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file lies in a folder");
    }

    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Of a folder: what was renamed into it survives a power cut. */
    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
