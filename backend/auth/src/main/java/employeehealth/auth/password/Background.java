package employeehealth.auth.password;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that give way: on Linux the kernel lets them have what the others leave, and about a
 * tenth of a core that others want, too. Elsewhere they are threads like any other, for Java's own
 * priorities mean nothing unless the whole process is started with them.
 */
final class Background {

    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private static final int WHICH_THREAD = 0; // PRIO_PROCESS: a thread, where threads have ids
    private static final int THIS = 0;
    private static final int NICE = 10;

    private Background() {}

    static ThreadFactory threads(String name) {
        var factory = Thread.ofPlatform().name(name, 1).daemon().factory();
        return work ->
                factory.newThread(() -> {
                    giveWay();
                    work.run();
                });
    }

    /** setpriority(2), of the thread that calls. */
    private static void giveWay() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            var linker = Linker.nativeLinker();
            var setpriority =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("setpriority"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
            var result = (int) setpriority.invokeExact(WHICH_THREAD, THIS, NICE);
            log.debug("the thread gives way: {}", result == 0);
        } catch (Throwable impossible) {
            log.debug("the thread does not give way", impossible);
        }
    }
}
