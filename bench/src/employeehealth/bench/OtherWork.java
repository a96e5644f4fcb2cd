package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How much of the machine is taken by programs that have nothing to do with this bench. */
final class OtherWork {

    private final List<ProcessTree> measured;
    private double others;
    private double all;

    /**
     * @param measured what this bench started
     */
    OtherWork(ProcessTree... measured) {
        this.measured = List.of(measured);
    }

    /** Adds what happens while this runs. */
    <T> T during(Run<T> run) throws IOException, InterruptedException {
        var before = now();
        var result = run.run();
        var after = now();
        all += after.all - before.all;
        others += after.busy - before.busy - (after.ours - before.ours);
        return result;
    }

    /** From 0 to 1. */
    double share() {
        return all == 0 ? 0 : Math.clamp(others / all, 0, 1);
    }

    /** In seconds of CPU time. */
    private record Moment(double all, double busy, double ours) {}

    /** First line of proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal. */
    private Moment now() throws IOException {
        var line = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
        var times =
                Arrays.stream(line.split(" +"))
                        .skip(1)
                        .limit(8)
                        .mapToDouble(ticks -> Long.parseLong(ticks) / ProcessTree.TICKS_PER_SECOND)
                        .toArray();
        var total = Arrays.stream(times).sum();
        var own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        var ours = measured.stream().mapToDouble(ProcessTree::everything).sum();
        return new Moment(total, total - times[3] - times[4], ours + own.toNanos() / 1e9);
    }

    interface Run<T> {
        T run() throws IOException, InterruptedException;
    }
}
