package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder where everything of the embedded server lives.
 *
 * @param path absolute; belongs to one platform at a time
 */
public record Folder(Path path) {

    private static final String UNFINISHED = ".unfinished";

    /** Opens the folder, clearing away what a crash left unfinished. */
    static Folder open(Path path) throws IOException {
        Files.createDirectories(path);
        var folder = new Folder(path);
        for (Path leftover : folder.entries("*" + UNFINISHED)) {
            delete(leftover);
        }
        return folder;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A new folder to fill and then rename, so that nobody ever sees it half full. */
    Path temporary(String name) throws IOException {
        return Files.createDirectory(path.resolve(name + UNFINISHED));
    }

    List<Path> entries(String glob) throws IOException {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(path, glob)) {
            matching.forEach(entries::add);
        }
        return entries;
    }

    /** The whole tree; links are removed, never followed. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Brings the tree to the disk: a rename must never survive a power cut without its content. */
    public static void sync(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.filter(path -> !Files.isSymbolicLink(path)).toList();
        }
        for (Path path : all) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Gives the tree to another user; links are given, never followed. */
    static void give(Path tree, int uid, int gid) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
