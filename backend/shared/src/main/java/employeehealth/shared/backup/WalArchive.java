package employeehealth.shared.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The write-ahead log, file by file as PostgreSQL finishes them: with a copy of the database before
 * it, it leads to any later moment. PostgreSQL marks a finished file with {@code
 * pg_wal/archive_status/<name>.ready} and keeps it until the mark is {@code .done}; its own
 * archiver is not used, so that no shell and no program of the machine is needed, and nothing is on
 * the other disk in the clear.
 */
final class WalArchive {

    private static final String SEALED = ".sealed";

    private final Path folder;
    private final CopyKey key;

    WalArchive(Path folder, CopyKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** Finished files of this data folder that still wait, oldest first, histories before all. */
    static List<String> waiting(Path data) throws IOException {
        var waiting = new ArrayList<String>();
        try (var marks =
                Files.newDirectoryStream(data.resolve("pg_wal/archive_status"), "*.ready")) {
            for (var mark : marks) {
                waiting.add(mark.getFileName().toString().replaceFirst("\\.ready$", ""));
            }
        }
        waiting.sort(
                Comparator.comparing((String name) -> !name.endsWith(".history"))
                        .thenComparing(Comparator.naturalOrder()));
        return waiting;
    }

    /** Takes one file over: from then on PostgreSQL may reuse it. */
    void take(Path data, String name) throws IOException {
        var file = data.resolve("pg_wal").resolve(name);
        var copy = folder.resolve(name + SEALED);
        if (!Files.exists(copy)) {
            WholeFile.write(
                    copy,
                    out -> {
                        try (var packed = new Quick(key.seal(out, name(name)))) {
                            Files.copy(file, packed);
                        }
                    });
        } else if (!same(file, name)) {
            // Two platforms on one archive, or a restored one that went on under an old name.
            throw new FileAlreadyExistsException(
                    copy.toString(), null, "holds the log of another platform");
        }
        var marks = data.resolve("pg_wal/archive_status");
        Files.move(
                marks.resolve(name + ".ready"),
                marks.resolve(name + ".done"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Names of all files, in the order of names. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SEALED))
                    .map(name -> name.substring(0, name.length() - SEALED.length()))
                    .sorted()
                    .toList();
        }
    }

    Path file(String name) {
        return folder.resolve(name + SEALED);
    }

    void fetch(String name, Path into) throws IOException {
        try (var in = open(name)) {
            Files.copy(in, into);
        }
    }

    /** Removes what no kept copy of the database needs any more. */
    void forgetBefore(String segment) throws IOException {
        var oldest = Segment.of(segment).position();
        for (var name : names()) {
            if (name.length() >= 24
                    && Segment.is(name.substring(0, 24))
                    && Segment.of(name.substring(0, 24)).position() < oldest) {
                Files.delete(file(name));
            }
        }
    }

    private boolean same(Path file, String name) throws IOException {
        try (var archived = open(name);
                var here = Files.newInputStream(file)) {
            return java.util.Arrays.equals(archived.readAllBytes(), here.readAllBytes());
        }
    }

    private InputStream open(String name) throws IOException {
        return new GZIPInputStream(key.open(Files.newInputStream(file(name)), name(name)));
    }

    private static String name(String segment) {
        return "wal|" + segment;
    }

    /** Most of a file that was finished early is zeros. */
    private static final class Quick extends GZIPOutputStream {

        Quick(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
