package employeehealth.whole;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * The platform with its sealing switched off, so that a search for clear text has something to
 * find. There is no such switch in the product: a test starts it with another class {@code Seal},
 * made from the real one, which gives back what it is given to seal or to open, streams too.
 */
final class Unsealed {

    private static final String SEAL = "employeehealth/shared/seal/Seal.class";
    private static final Set<String> SWITCHED_OFF = Set.of("seal", "open", "sealing", "opening");

    /** After the object itself, person, place and row: the bytes, or the stream. */
    private static final int CONTENT = 4;

    private Unsealed() {}

    /** A folder of classes to be found before the jar's. */
    static Path classes(Path folder) throws IOException {
        try (var jar = new JarFile(PlatformProcess.library("shared").toFile());
                var in = jar.getInputStream(jar.getEntry(SEAL))) {
            var files = ClassFile.of();
            var switchedOff =
                    ClassTransform.transformingMethods(
                            method -> SWITCHED_OFF.contains(method.methodName().stringValue()),
                            (method, element) -> {
                                if (element instanceof CodeModel) {
                                    method.withCode(code -> code.aload(CONTENT).areturn());
                                } else {
                                    method.with(element);
                                }
                            });
            var changed = files.transformClass(files.parse(in.readAllBytes()), switchedOff);
            var target = folder.resolve(SEAL);
            Files.createDirectories(target.resolveSibling("."));
            Files.write(target, changed);
            return folder;
        }
    }
}
