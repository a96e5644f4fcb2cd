package employeehealth.app.demo;

import employeehealth.shared.database.Databases;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** In demo mode everyone may look behind: how to reach the database as each of its roles. */
final class Connections {

    private static final List<String> SERVICES =
            List.of("auth", "admin", "triage", "profile", "notifications", "platform");

    private Connections() {}

    static void write(PlatformSettings settings, Databases databases) {
        var text = new StringBuilder("# Demo mode only.\n");
        var location = databases.location();
        text.append("url=").append(location.url()).append('\n');
        text.append("owner.user=").append(location.owner()).append('\n');
        text.append("owner.password=").append(location.ownerPassword()).append('\n');
        for (var service : SERVICES) {
            text.append(service).append(".user=").append(Databases.role(service)).append('\n');
            text.append(service)
                    .append(".password=")
                    .append(databases.password(service))
                    .append('\n');
        }
        var file = settings.dataDir().resolve("connections.properties");
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be written.");
        }
    }
}
