package employeehealth.shared.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where copies go. Whoever holds only one of the two folders can read nothing: what is in {@code
 * folder} opens with the platform's keys, and those are in {@code keysFolder} under the passphrase.
 *
 * @param folder for the database, its write-ahead log and the blobs
 * @param keysFolder for the keys; kept by other people than {@code folder}
 * @param passphrase opens the copies of the keys; at least 20 characters
 * @param keep how many copies of the database stay, the newest ones
 * @param walWithin how long a committed change may wait until it is in the archive
 */
public record BackupSettings(
        Path folder, Path keysFolder, String passphrase, int keep, Duration walWithin) {

    Path databases() {
        return folder.resolve("database");
    }

    Path wal() {
        return folder.resolve("wal");
    }

    Path blobs() {
        return folder.resolve("blobs");
    }

    @Override
    public String toString() {
        return "BackupSettings[" + folder + "]";
    }
}
