package employeehealth.shared.blobs;

import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Seal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Documents of a service's own making, for tests of other modules. */
public final class TestArchives {

    private TestArchives() {}

    public static Documents in(Path folder, PlatformDatabase database, Seal seal, Clock clock) {
        return new Documents(
                database,
                new FileBlobs(folder.resolve("blobs")),
                seal,
                null,
                folder.resolve("spool"),
                clock);
    }

    public static DocumentLinks links(PlatformDatabase database, Documents documents, Clock clock) {
        return new DocumentLinks(
                database,
                documents,
                TestAudit.at(clock),
                TestPlatform.secrets(),
                TestPlatform.settings(),
                List.of(),
                clock);
    }

    /** As happens every few seconds. */
    public static void sweep(Documents documents) {
        documents.tidy();
    }
}
