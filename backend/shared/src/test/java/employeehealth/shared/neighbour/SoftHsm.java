package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real PKCS#11 token (Debian's {@code softhsm2}), one for all tests of a process: its library
 * reads its settings once.
 */
public final class SoftHsm {

    private static final String PIN = "only-for-tests";
    private static final SoftHsm TOKEN = new SoftHsm();

    private final Path folder = Neighbour.folder("softhsm");
    private final Path tokens = folder.resolve("tokens");
    private final Path pinFile = folder.resolve("pin");
    private final long slot;

    private SoftHsm() {
        try {
            Files.createDirectory(tokens);
            Files.writeString(pinFile, PIN + "\n");
            var settings = folder.resolve("softhsm2.conf");
            Files.writeString(
                    settings,
                    "directories.tokendir = "
                            + tokens
                            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
            setenv("SOFTHSM2_CONF", settings.toString());
            slot = made(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SoftHsm token() {
        return TOKEN;
    }

    public Path library() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    public long slot() {
        return slot;
    }

    public Path pinFile() {
        return pinFile;
    }

    private static long made(Path settings) throws IOException {
        var builder =
                new ProcessBuilder(
                                List.of(
                                        "/usr/bin/softhsm2-util",
                                        "--init-token",
                                        "--free",
                                        "--label",
                                        "tests",
                                        "--so-pin",
                                        PIN,
                                        "--pin",
                                        PIN))
                        .redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", settings.toString());
        var said =
                new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var slot = Pattern.compile("slot ([0-9]+)").matcher(said);
        if (!slot.find()) {
            throw new AssertionError("no token: " + said);
        }
        return Long.parseLong(slot.group(1));
    }

    /** The library looks into the environment of this very process. */
    private static void setenv(String name, String value) {
        var linker = Linker.nativeLinker();
        try (var memory = Arena.ofConfined()) {
            var ignored =
                    (int)
                            linker.downcallHandle(
                                            linker.defaultLookup().find("setenv").orElseThrow(),
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.JAVA_INT))
                                    .invokeExact(
                                            memory.allocateFrom(name),
                                            memory.allocateFrom(value),
                                            1);
            if (ignored != 0) {
                throw new AssertionError("setenv");
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
