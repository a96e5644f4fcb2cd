package employeehealth.profile.document;

import employeehealth.shared.problem.Problem;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What strangers have written is taken apart in a process of its own, with little memory, no
 * secret, and an end: a file that was made to hang or to fill the memory costs that process alone.
 */
@Component
class Apart {

    private static final Logger log = LoggerFactory.getLogger(Apart.class);

    private final DocumentSettings settings;
    private final Function<Class<?>, List<String>> command;

    @Autowired
    Apart(DocumentSettings settings) {
        this(settings, Apart::command);
    }

    Apart(DocumentSettings settings, Function<Class<?>, List<String>> command) {
        this.settings = settings;
        this.command = command;
    }

    /** What the process reads: from us, while it writes. */
    @FunctionalInterface
    interface Feeding {
        void into(DataOutputStream process) throws IOException;
    }

    /** What the process writes. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream process) throws IOException;
    }

    /** It ended badly, or not in time, or said nothing of use. */
    static final class BrokenOff extends RuntimeException {

        BrokenOff() {
            super("a file could not be read in a process of its own");
        }
    }

    /** How a class is started from a process like the caller's, in a jar with or without jars. */
    private static List<String> command(Class<?> main) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path")));
        var here = main.getProtectionDomain().getCodeSource().getLocation();
        if (here.getProtocol().equals("jar")) {
            command.add(command.indexOf("-cp"), "-Dloader.main=" + main.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(main.getName());
        }
        return List.copyOf(command);
    }

    /**
     * To be called outside a transaction, by whoever sees to it that one runs at a time: such a
     * process takes as much memory as we do.
     *
     * @throws Problem 503 if no process can be started now
     * @throws BrokenOff if it came to nothing
     */
    <T> T run(Class<?> main, Feeding feeding, Reading<T> reading) {
        try {
            return run(start(main), feeding, reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        }
    }

    private Process start(Class<?> main) {
        var builder = new ProcessBuilder(command.apply(main));
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return builder.start();
        } catch (IOException e) {
            log.warn("no process for a file: {}", e.getClass().getSimpleName());
            throw Problem.unavailable();
        }
    }

    private <T> T run(Process process, Feeding feeding, Reading<T> reading)
            throws InterruptedException {
        var watch = Thread.ofVirtual().name("apart-watch").start(() -> endInTime(process));
        var feeder = Thread.ofVirtual().name("apart-feeder").start(() -> feed(process, feeding));
        try {
            var read = reading.from(process.getInputStream());
            if (process.waitFor(settings.stampWithin().toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0) {
                return read;
            }
            throw new BrokenOff();
        } catch (IOException e) {
            throw new BrokenOff();
        } finally {
            process.destroyForcibly();
            feeder.interrupt();
            watch.interrupt();
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(settings.stampWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("work on a file took too long, and was ended");
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void feed(Process process, Feeding feeding) {
        try (var to = new DataOutputStream(process.getOutputStream())) {
            feeding.into(to);
        } catch (IOException | RuntimeException e) {
            // The process has ended, or gets too little and ends: its exit tells.
            log.info("feeding a file was broken off: {}", e.getClass().getSimpleName());
        }
    }
}
