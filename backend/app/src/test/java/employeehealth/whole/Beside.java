package employeehealth.whole;

import employeehealth.whole.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The classes of the {@link Desk} in a folder, from which a platform takes them up. */
final class Beside {

    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private Beside() {}

    static Path desk(Path folder) {
        var name = Desk.class.getName();
        var within = name.substring(0, name.lastIndexOf('.')).replace('.', '/');
        try {
            var target = Files.createDirectories(folder.resolve(within));
            var compiled =
                    Path.of(Objects.requireNonNull(Desk.class.getResource("Desk.class")).getPath());
            try (var classes = Files.list(compiled.resolveSibling("."))) {
                for (var file : classes.filter(f -> f.toString().endsWith(".class")).toList()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
            var imports = folder.resolve(IMPORTS);
            Files.createDirectories(imports.resolveSibling("."));
            Files.writeString(imports, name + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
