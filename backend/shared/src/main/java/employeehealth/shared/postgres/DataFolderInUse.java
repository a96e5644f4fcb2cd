package employeehealth.shared.postgres;

import java.nio.file.Path;

/** Two platforms on one data folder would overwrite each other's work. */
public final class DataFolderInUse extends PostgresStartException {

    DataFolderInUse(Path dir) {
        super("Another platform already uses " + dir + ".");
    }
}
