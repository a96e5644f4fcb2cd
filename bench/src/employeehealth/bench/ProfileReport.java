package employeehealth.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of {@link ProfileBench}: medians of all turns, and what ours comes to beside HAPI. */
final class ProfileReport {

    private final List<String> conditions = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<ProfileBench.Kind, Map<Side, Figures>> figures =
            new EnumMap<>(ProfileBench.Kind.class);

    /** Of one side at one kind of work. */
    private static final class Figures {

        private final List<Saturated> saturated = new ArrayList<>();
        private final List<OpenLoop.Result> fixed = new ArrayList<>();
        private int rate;
        private int warmed;
        private int wrong;

        private double median(ToDoubleFunction<Saturated> what) {
            return ProfileReport.median(saturated.stream().mapToDouble(what).toArray());
        }

        private double median99() {
            return ProfileReport.median(
                    fixed.stream().mapToDouble(OpenLoop.Result::p99Millis).toArray());
        }

        private double median50() {
            return ProfileReport.median(
                    fixed.stream().mapToDouble(OpenLoop.Result::p50Millis).toArray());
        }

        /** Of service and database, in milliseconds. */
        private double cpu() {
            return median(one -> one.cpu.both() * 1e3 / one.answered);
        }
    }

    private record Saturated(int answered, double seconds, ProcessTree.Cpu cpu) {}

    ProfileReport(int connections, Duration time, int turns) throws IOException {
        var total = Files.readString(Path.of("/proc/meminfo")).replaceAll("(?s)\\D*(\\d+).*", "$1");
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
                        "%d connections, each of another person; %d turns of %d s, medians.",
                        connections, turns, time.toSeconds()));
    }

    void others(double share) {
        conditions.add(
                text("Other work took %.0f %% of the machine meanwhile.", share * 100));
    }

    void idle(String who, double processors) {
        conditions.add(
                text("While nobody asks, %s takes %.1f %% of a processor.", who, processors * 100));
    }

    void memory(String who, double megabytes, int record) {
        conditions.add(
                text(
                        "%s: %.0f MB (PSS) after the load; a record is %,d bytes as it is answered.",
                        who, megabytes, record));
    }

    void warm(Side side, ProfileBench.Kind kind, OpenLoop.Result result) {
        of(side, kind).warmed += result.answered();
        judge(side, kind, result);
    }

    void saturated(
            Side side,
            ProfileBench.Kind kind,
            OpenLoop.Result result,
            double seconds,
            ProcessTree.Cpu cpu) {
        of(side, kind).saturated.add(new Saturated(result.answered(), seconds, cpu));
        judge(side, kind, result);
    }

    void fixed(Side side, ProfileBench.Kind kind, int rate, OpenLoop.Result result) {
        of(side, kind).fixed.add(result);
        of(side, kind).rate = rate;
        judge(side, kind, result);
    }

    void documents(String what, double megabytesPerSecond, double cpuMillis) {
        documents.add(text("| %s | %.0f | %.1f |", what, megabytesPerSecond, cpuMillis));
    }

    private Figures of(Side side, ProfileBench.Kind kind) {
        return figures.computeIfAbsent(kind, key -> new LinkedHashMap<>())
                .computeIfAbsent(side, key -> new Figures());
    }

    private void judge(Side side, ProfileBench.Kind kind, OpenLoop.Result result) {
        of(side, kind).wrong += result.wrong();
        if (result.wrong() > 0 || result.answered() == 0) {
            faults.add(
                    text(
                            "%s, %s: %d of %d answers were wrong. %s",
                            side.title(),
                            kind.title,
                            result.wrong(),
                            result.answered(),
                            result.firstWrong()));
        }
    }

    boolean good() {
        return faults.isEmpty();
    }

    String markdown() {
        var page = new ArrayList<String>();
        conditions.forEach(condition -> page.add("- " + condition));
        page.add("");
        page.add(
                "| | per second at saturation | CPU ms per answer, service + database | p50 ms at a"
                        + " fixed rate | p99 ms at a fixed rate | answers of warming up | wrong |");
        page.add("|---|---|---|---|---|---|---|");
        figures.forEach((kind, sides) ->
                sides.forEach((side, one) -> page.add(row(side, kind, one))));
        page.add("");
        page.add("| ours to HAPI | answers per second of CPU | answers per second | p99 |");
        page.add("|---|---|---|---|");
        figures.forEach((kind, sides) -> page.add(ratio(kind, List.copyOf(sides.values()))));
        page.add("");
        page.add("| documents, one after the other | MB/s | CPU ms per MB, platform and database |");
        page.add("|---|---|---|");
        page.addAll(documents);
        page.add("");
        faults.forEach(fault -> page.add("**Not valid:** " + fault));
        return String.join("\n", page) + (faults.isEmpty() ? "" : "\n");
    }

    private static String row(Side side, ProfileBench.Kind kind, Figures one) {
        return text(
                "| %s, %s | %.0f | %.2f + %.2f | %.1f at %d/s | %.1f | %d | %s |",
                side.title(),
                kind.title,
                one.median(run -> run.answered / run.seconds),
                one.median(run -> run.cpu.platform() * 1e3 / run.answered),
                one.median(run -> run.cpu.database() * 1e3 / run.answered),
                one.median50(),
                one.rate,
                one.median99(),
                one.warmed,
                one.wrong == 0 ? "none" : "**" + one.wrong + "**");
    }

    private static String ratio(ProfileBench.Kind kind, List<Figures> sides) {
        var theirs = sides.getFirst();
        var ours = sides.getLast();
        return text(
                "| %s | %.2f | %.2f | %.2f |",
                kind.title,
                theirs.cpu() / ours.cpu(),
                ours.median(run -> run.answered / run.seconds)
                        / theirs.median(run -> run.answered / run.seconds),
                ours.median99() / theirs.median99());
    }

    private static double median(double... values) {
        Arrays.sort(values);
        return values.length == 0
                ? Double.NaN
                : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
