package employeehealth.shared.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Folders as a stream of one zip archive: files and folders, nothing else. */
final class Packed implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;

    Packed(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Everything below the folder, but for the relative paths that are left out. */
    void tree(Path folder, Predicate<String> leftOut) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes is)
                            throws IOException {
                        var name = folder.relativize(dir).toString();
                        if (leftOut.test(name)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        if (!name.isEmpty()) {
                            zip.putNextEntry(entry(name + "/"));
                            zip.closeEntry();
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        var name = folder.relativize(file).toString();
                        if (is.isRegularFile() && !leftOut.test(name)) {
                            file(file, name);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // dropped since the folder was read
                        }
                        throw failure;
                    }
                });
    }

    /**
     * The file as long as it is at this moment. It may be growing, shrinking or gone: a database at
     * work repeats in its log what was changed meanwhile.
     */
    void file(Path file, String name) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var left = Files.size(file);
            zip.putNextEntry(entry(name));
            var buffer = new byte[BUFFER];
            while (left > 0) {
                var read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    break;
                }
                zip.write(buffer, 0, read);
                left -= read;
            }
            zip.closeEntry();
        } catch (NoSuchFileException dropped) {
            return;
        }
    }

    void bytes(byte[] content, String name) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Always the same time: a copy says nothing but what was in the files. */
    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return entry;
    }

    /** Everything into a folder; readable by this user alone, as PostgreSQL and keys want it. */
    static void unpack(InputStream in, Path into) throws IOException {
        var files =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        WholeFile.makeFolder(into);
        try (var zip = new ZipInputStream(in)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("an entry points outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    WholeFile.makeFolder(path);
                    continue;
                }
                WholeFile.makeFolder(WholeFile.folderOf(path));
                Files.deleteIfExists(path);
                Files.createFile(path, files);
                try (var out = Files.newOutputStream(path)) {
                    zip.transferTo(out);
                }
            }
            // To the very end, so that a copy that was cut short is noticed.
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
