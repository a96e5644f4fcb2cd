package employeehealth.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, carried as an archive on the class path and unpacked once per data
 * folder: next to the data, so that a cluster and the version that serves it travel together.
 *
 * @param bin the folder of initdb and postgres
 */
record Binaries(Path bin) {

    /** The only major version whose data these programs read. */
    static final String MAJOR = "18";

    /** The version in the archive; a test asks the server for it. */
    private static final String VERSION = "18.6";

    static Binaries unpackedIn(Folder home) throws IOException, PostgresStartException {
        Path unpacked = home.resolve("bin-" + VERSION);
        if (!Files.isDirectory(unpacked)) {
            // A crash half-way leaves only the temporary folder, which the next start removes.
            Path fresh = home.temporary("bin");
            try {
                unpack(fresh);
                Folder.sync(fresh);
                Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folder.delete(fresh);
            }
            for (Path outdated : home.entries("bin-*")) {
                if (!outdated.equals(unpacked)) {
                    Folder.delete(outdated);
                }
            }
        }
        return new Binaries(unpacked.resolve("bin"));
    }

    String initdb() {
        return bin.resolve("initdb").toString();
    }

    String postgres() {
        return bin.resolve("postgres").toString();
    }

    private static void unpack(Path into) throws IOException, PostgresStartException {
        String machine = machine();
        try (InputStream archive =
                Binaries.class.getResourceAsStream("/postgres-" + machine + ".txz")) {
            if (archive == null) {
                throw new PostgresStartException(
                        "This build carries no PostgreSQL for "
                                + machine
                                + ": set DATABASE_URL to the address of a PostgreSQL server.");
            }
            Tar.unpack(new XZInputStream(archive), into);
        }
    }

    /** The machine as the archives call it, such as linux-x86_64. */
    private static String machine() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return (system.startsWith("mac") ? "darwin" : system)
                + "-"
                + switch (processor) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> processor;
                };
    }
}
