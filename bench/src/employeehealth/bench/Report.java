package employeehealth.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as one page of Markdown. */
final class Report {

    private final List<String> conditions = new ArrayList<>();
    private final List<String> works = new ArrayList<>();
    private final List<String> inserts = new ArrayList<>();
    private final List<String> starts = new ArrayList<>();
    private final List<String> memory = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** What the figures depend on: the machine, how busy it was before we came, the knobs. */
    void conditions(Bench.Settings settings) throws IOException {
        var total = Files.readString(Path.of("/proc/meminfo")).replaceAll("(?s)\\D*(\\d+).*", "$1");
        var options = Files.readString(Path.of("scripts", "jvm.options"));
        conditions.add(
                text(
                        "%d cores, %d GB, Linux %s, JDK %s; load average before the run %.1f.",
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(Long.parseLong(total) / 1e6),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        conditions.add(
                text(
                        "%d connections, %d s per measured run after %d s of warm-up. JVM: `%s`.",
                        settings.connections(),
                        settings.measured().toSeconds(),
                        settings.warm().toSeconds(),
                        String.join(
                                " ",
                                options.lines().filter(line -> line.startsWith("-X")).toList())));
    }

    void others(double share) {
        conditions.add(
                text(
                        "Other work took %.0f %% of the machine during the fixed-rate runs.",
                        share * 100));
    }

    void starts(Platform.Start first, Platform.Start second) {
        starts.add(start("first (makes and fills the database)", first));
        starts.add(start("second", second));
    }

    private static String start(String which, Platform.Start start) {
        return text(
                "| %s | %.1f s | %.1f s | %.1f s |",
                which,
                start.ready().toMillis() / 1e3,
                start.page().toMillis() / 1e3,
                start.cpu().both());
    }

    void idle(ProcessTree.Memory now) {
        memory.add(memory("idle, five seconds after the second start", now));
    }

    void loaded(ProcessTree.Memory now) {
        memory.add(memory("after all of the load", now));
    }

    private static String memory(String when, ProcessTree.Memory now) {
        return text(
                "| %s | %.0f MB | %.0f MB | %.0f MB |",
                when, now.both(), now.platform(), now.database());
    }

    void work(
            Work work,
            Bench.Settings settings,
            OpenLoop.Result warm,
            OpenLoop.Result fixed,
            Saturation saturated,
            ProcessTree.Cpu cpu) {
        var wrong = warm.wrong() + fixed.wrong() + saturated.wrong();
        if (wrong > 0) {
            var words = warm.firstWrong().isEmpty() ? fixed.firstWrong() : warm.firstWrong();
            faults.add(text("%s: %d wrong answers. %s", work.title, wrong, words));
        }
        if (fixed.answered() < settings.requests() || saturated.answered() == 0) {
            faults.add(
                    text(
                            "%s: %d of %d requests were answered at the fixed rate, %d at"
                                + " saturation.",
                            work.title,
                            fixed.answered(),
                            settings.requests(),
                            saturated.answered()));
        }
        var each = 1e3 / Math.max(1, saturated.answered());
        works.add(
                text(
                        "| %s | %.1f | %.1f | %.0f | %.2f + %.2f | %s |",
                        work.title,
                        fixed.p50Millis(),
                        fixed.p99Millis(),
                        saturated.perSecond(),
                        cpu.platform() * each,
                        cpu.database() * each,
                        wrong == 0 ? "none" : "**" + wrong + "**"));
    }

    void inserts(int writers, int bytes, Yardstick.Result result, ProcessTree.Cpu cpu) {
        inserts.add(
                text(
                        "| %d | %d | %.1f | %.1f | %.0f | %.2f |",
                        writers,
                        bytes,
                        result.p50Millis(),
                        result.p99Millis(),
                        result.perSecond(),
                        cpu.database() * 1e3 / result.commits()));
    }

    boolean good() {
        return faults.isEmpty();
    }

    String markdown(int rate) {
        var page = new ArrayList<String>();
        conditions.forEach(condition -> page.add("- " + condition));
        page.add("");
        page.add(
                "| | p50 ms at %d/s | p99 ms at %d/s | per second at saturation | CPU ms per request, platform + database | wrong answers |"
                        .formatted(rate, rate));
        page.add("|---|---|---|---|---|---|");
        page.addAll(works);
        page.add("");
        page.add(
                "| raw inserts: writers | bytes | p50 ms | p99 ms | commits per second | database"
                    + " CPU ms |");
        page.add("|---|---|---|---|---|---|");
        page.addAll(inserts);
        page.add("");
        page.add("| start | ready | first page served | CPU |");
        page.add("|---|---|---|---|");
        page.addAll(starts);
        page.add("");
        page.add("| memory (PSS) | all processes | platform | PostgreSQL |");
        page.add("|---|---|---|---|");
        page.addAll(memory);
        page.add("");
        faults.forEach(fault -> page.add("**Not valid:** " + fault));
        return String.join("\n", page) + (faults.isEmpty() ? "" : "\n");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
