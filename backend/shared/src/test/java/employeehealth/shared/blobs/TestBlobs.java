package employeehealth.shared.blobs;

import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Seal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Documents as services get them, for tests of other modules. */
public final class TestBlobs {

    private TestBlobs() {}

    public static Documents in(Path folder, PlatformDatabase database, Seal seal, Clock clock) {
        return new Documents(
                database,
                new FileBlobs(folder.resolve("blobs")),
                seal,
                null,
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
