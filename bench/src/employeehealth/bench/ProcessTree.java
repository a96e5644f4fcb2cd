package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The platform's process and all its descendants, PostgreSQL among them, as Linux accounts for
 * them.
 *
 * @param root the platform's own process
 */
record ProcessTree(long root) {

    /** Linux reports CPU time in hundredths of a second, whatever the kernel's own clock. */
    static final double TICKS_PER_SECOND = 100;

    /**
     * CPU seconds, user and system.
     *
     * @param platform of the Java process
     * @param database of everything below it
     */
    record Cpu(double platform, double database) {

        Cpu since(Cpu before) {
            return new Cpu(platform - before.platform, database - before.database);
        }

        double both() {
            return platform + database;
        }
    }

    /**
     * Proportional set size in MB: memory shared by several processes is counted once.
     *
     * @param platform of the Java process
     * @param database of everything below it
     */
    record Memory(double platform, double database) {

        double both() {
            return platform + database;
        }
    }

    /** A process that ended has left its time to its parent, here the database's main process. */
    Cpu cpu() {
        var database = 0.0;
        for (var pid : descendants()) {
            var times = times(pid);
            database += times[0] + times[1] + times[2] + times[3];
        }
        var own = times(root);
        return new Cpu((own[0] + own[1]) / TICKS_PER_SECOND, database / TICKS_PER_SECOND);
    }

    /** CPU seconds of all of it, those of children that ended included. */
    double everything() {
        var all = Arrays.stream(times(root)).sum();
        for (var pid : descendants()) {
            all += Arrays.stream(times(pid)).sum();
        }
        return all / TICKS_PER_SECOND;
    }

    Memory memory() {
        var database = descendants().stream().mapToDouble(ProcessTree::pss).sum();
        return new Memory(pss(root), database);
    }

    /** What it comes to when nobody asks for anything. */
    Memory memoryAtRest(Duration rest) {
        LockSupport.parkNanos(rest.toNanos());
        return memory();
    }

    private List<Long> descendants() {
        return ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Fields 14 to 17 of proc_pid_stat(5); the name in field 2 may contain anything. */
    private static long[] times(long pid) {
        var stat = read(pid, "stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        var times = new long[4];
        for (var i = 0; i < times.length && fields.length > 15; i++) {
            times[i] = Long.parseLong(fields[11 + i]);
        }
        return times;
    }

    private static double pss(long pid) {
        return read(pid, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** Nothing for a process that has just ended. */
    private static String read(long pid, String what) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), what));
        } catch (IOException ended) {
            return "";
        }
    }
}
