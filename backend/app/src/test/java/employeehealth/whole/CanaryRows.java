package employeehealth.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** All rows of one table, read once as a {@link Search} reads them, to look for many words. */
final class CanaryRows {

    private CanaryRows() {}

    static String of(Path data, String table) throws SQLException, IOException {
        var copied = new ByteArrayOutputStream();
        try (var owner = Connections.of(data).as("owner")) {
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " to stdout (format binary)", copied);
        }
        return copied.toString(ISO_8859_1);
    }
}
