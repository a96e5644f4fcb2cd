package employeehealth.shared.blobs;

import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Seal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents as services get them, for tests of other modules. */
public final class TestBlobs {

    private TestBlobs() {}

    public static Documents in(Path folder, PlatformDatabase database, Seal seal, Clock clock) {
        return in(folder, database, seal, null, clock);
    }

    /** With a scanner in front of it: clamd, at an address as {@code CLAMD_ADDRESS} has it. */
    public static Documents scanned(
            Path folder, PlatformDatabase database, Seal seal, String clamd, Clock clock) {
        return in(folder, database, seal, new Clamd(clamd, Duration.ofSeconds(2)), clock);
    }

    private static Documents in(
            Path folder,
            PlatformDatabase database,
            Seal seal,
            @Nullable Clamd scanner,
            Clock clock) {
        return new Documents(
                database,
                new FileBlobs(folder.resolve("blobs")),
                seal,
                scanner,
                folder.resolve("spool"),
                clock);
    }

    public static DocumentLinks links(
            PlatformDatabase database, Documents documents, Clock clock, LinkKeeper... keepers) {
        return new DocumentLinks(
                database,
                documents,
                TestAudit.at(clock),
                TestPlatform.secrets(),
                TestPlatform.settings(),
                List.of(keepers),
                clock);
    }

    /** What whoever has the link gets. */
    public static byte[] fetch(DocumentLinks links, String service, DocumentLinks.Link link)
            throws IOException {
        var path = link.url().getPath();
        var found = links.find(service, path.substring(path.lastIndexOf('/') + 1));
        links.permit(service, found);
        try (var content =
                links.documents().open(found.use().person(), found.use().place(), found.blob())) {
            links.claim(found);
            return content.readAllBytes();
        }
    }
}
