package employeehealth.shared.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The data itself.
 *
 * @param data the folder that PostgreSQL calls its data directory
 */
record Cluster(Path data) {

    /** Opens the data of this folder, or makes an empty cluster that belongs to the owner. */
    static Cluster openOrCreate(Folder home, Binaries binaries, RunAs runAs, Credentials owner)
            throws IOException, PostgresStartException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            refuseOtherVersion(data);
        } else {
            create(home, data, binaries, runAs, owner);
        }
        return new Cluster(data);
    }

    private static void refuseOtherVersion(Path data) throws IOException, PostgresStartException {
        Path file = data.resolve("PG_VERSION");
        if (!Files.isRegularFile(file)) {
            throw new PostgresStartException(
                    "The folder " + data + " exists but holds no database: move it away.");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(Binaries.MAJOR)) {
            throw new PostgresStartException(
                    "The database in "
                            + data
                            + " was made by PostgreSQL "
                            + version
                            + ", this platform runs PostgreSQL "
                            + Binaries.MAJOR
                            + ": use the version of the platform that made it.");
        }
    }

    private static void create(
            Folder home, Path data, Binaries binaries, RunAs runAs, Credentials owner)
            throws IOException, PostgresStartException {
        // A crash half-way leaves only the temporary folder, which the next start removes.
        Path fresh = home.temporary("data");
        Path password = passwordFile(home, owner);
        try {
            int user = Folder.owner(home.path());
            Folder.give(fresh, user, user);
            Folder.give(password, user, user);
            RunAs.Ended initdb =
                    runAs.run(
                            binaries.initdb(),
                            "--pgdata=" + fresh,
                            "--username=" + owner.user(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums",
                            "--no-instructions");
            Files.delete(password);
            if (!initdb.well()) {
                throw PostgresStartException.of(initdb.words(), home.path());
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
            Folder.delete(fresh);
        }
    }

    /** Only ever readable by the user that initdb runs as, and only for the seconds it runs. */
    private static Path passwordFile(Folder home, Credentials owner) throws IOException {
        Path file =
                Files.createTempFile(
                        home.path(),
                        "password",
                        ".unfinished",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return Files.write(file, (owner.password() + "\n").getBytes(UTF_8));
    }
}
