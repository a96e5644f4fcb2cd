package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Health profiles, read and written, beside the Patients of a FHIR server on the same PostgreSQL,
 * in turn; then documents beside the plain disk. Ends with 1 if a single answer was wrong.
 */
final class ProfileBench {

    private static final Path TABLE = Path.of("artifacts", "bench-profile.md");
    private static final Duration TIME = Duration.ofSeconds(Bench.Settings.knob("SECS", 10));
    private static final int WARM = Bench.Settings.knob("WARM", 40_000);
    private static final Duration WARM_AT_MOST =
            Duration.ofSeconds(Bench.Settings.knob("WARMS", 180));
    private static final int CONNECTIONS = Bench.Settings.knob("CONNS", 32);
    private static final int TURNS = Bench.Settings.knob("TURNS", 3);

    /** Of what HAPI can do, this is asked at the fixed rate; less, and nobody waits for anybody. */
    private static final int PART_OF_SATURATION = 3;

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration REST_AT_MOST = Duration.ofSeconds(20);
    private static final double AT_REST = 0.06; // of one processor

    private final ProcessTree postgres;
    private final List<Side> sides = new ArrayList<>();
    private final ProfileReport report;

    private ProfileBench(ProcessTree postgres) throws IOException {
        this.postgres = postgres;
        this.report = new ProfileReport(CONNECTIONS, TIME, TURNS);
    }

    /**
     * @param args HAPI's port and process, PostgreSQL's process, and the address of the platform's
     *     database there
     */
    public static void main(String[] args) throws Exception {
        var bench = new ProfileBench(new ProcessTree(Long.parseLong(args[2])));
        var database =
                Map.of(
                        "DATABASE_URL", args[3],
                        "DATABASE_OWNER", "profile_owner",
                        "DATABASE_OWNER_PASSWORD", "x",
                        "DEMO_EMPLOYEES", Integer.toString(CONNECTIONS * 2),
                        // No real person changes their file some thousand times a day.
                        "PROFILE_CHANGESPERDAY", "1000000000");
        try (var folder = new Folder();
                var platform = Platform.start(folder.path(), database)) {
            platform.awaitReady();
            awaitHapi(Integer.parseInt(args[0]));
            var hapi = new ProcessTree(Long.parseLong(args[1]));
            System.exit(bench.run(Integer.parseInt(args[0]), hapi, platform, folder) ? 0 : 1);
        }
    }

    /** Any answer will do; both start at the same time. */
    private static void awaitHapi(int port) throws IOException {
        for (var left = Bench.Settings.knob("PATIENCE", 90); ; left--) {
            try (var wire = new Wire(port)) {
                wire.ask(Wire.get("/fhir/Patient/none"));
                return;
            } catch (IOException notYet) {
                if (left == 0) {
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private boolean run(int port, ProcessTree hapi, Platform platform, Folder folder)
            throws Exception {
        say(CONNECTIONS * 2 + " people sign in, and as many patients are made");
        var people = new ArrayList<Person>();
        var patients = new ArrayList<Person>();
        for (var n = 1; n <= CONNECTIONS * 2; n++) {
            people.add(Person.signIn(platform.port(), n));
            patients.add(Person.atServer(port, "patient " + n));
        }
        sides.add(Side.fhir(hapi, patients));
        sides.add(Side.ours(platform, people));
        var others = new OtherWork(postgres, hapi, platform.tree());
        idle();
        for (var kind : Kind.values()) {
            measure(kind, others);
        }
        for (var side : sides) {
            report.memory(side.title(), side.process().memory().platform(), side.records().bytes());
        }
        say("documents");
        var documents = new DocumentRuns(platform, folder.path(), this::cpuOfOurs);
        people.getFirst().renew();
        others.during(() -> documents.run(people.getFirst(), report));
        report.others(others.share());
        var text = report.markdown();
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, text);
        System.out.println("\n" + text);
        return report.good();
    }

    /** What people do with the record of a person. */
    enum Kind {
        READ("read"),
        WRITE("write");

        final String title;

        Kind(String title) {
            this.title = title;
        }

        Ask of(Side side) {
            return this == READ ? side.records().read : side.records().write;
        }
    }

    private void measure(Kind kind, OtherWork others) throws Exception {
        for (var side : sides) {
            say("warming up: " + side.title() + ", " + kind.title);
            side.renew();
            var ask = kind.of(side);
            report.warm(side, kind, OpenLoop.upTo(WARM, ask, side.steady(), WARM_AT_MOST));
            rest(side);
        }
        var rate = Bench.Settings.knob("RATE", third(kind, sides.getFirst()));
        for (var turn = 1; turn <= TURNS; turn++) {
            for (var side : sides) {
                say("%s, %s, turn %d of %d".formatted(side.title(), kind.title, turn, TURNS));
                others.during(() -> saturated(kind, side));
                rest(side);
                side.renew();
                var fixed =
                        others.during(() ->
                                OpenLoop.atRate(kind.of(side), side.steady(), rate, TIME));
                report.fixed(side, kind, rate, fixed);
                rest(side);
            }
        }
    }

    private int third(Kind kind, Side side) throws Exception {
        side.renew();
        var all = OpenLoop.asFastAsPossible(kind.of(side), side.many(), TIME);
        report.warm(side, kind, all);
        rest(side);
        return (int) Math.max(1, all.answered() / TIME.toSeconds() / PART_OF_SATURATION);
    }

    /** What is left to be done when the last answer is given counts as well. */
    private OpenLoop.Result saturated(Kind kind, Side side)
            throws IOException, InterruptedException {
        side.renew();
        var before = cpu(side);
        var begin = System.nanoTime();
        var result = OpenLoop.asFastAsPossible(kind.of(side), side.many(), TIME);
        var seconds = (System.nanoTime() - begin) / 1e9;
        rest(side);
        var after = cpu(side);
        report.saturated(
                side,
                kind,
                result,
                seconds,
                new ProcessTree.Cpu(
                        after.platform() - before.platform(),
                        after.database() - before.database()));
        return result;
    }

    private ProcessTree.Cpu cpu(Side side) {
        return new ProcessTree.Cpu(side.process().everything(), postgres.everything());
    }

    private double cpuOfOurs() {
        return cpu(sides.getLast()).both();
    }

    /** Until it and the database have nothing to do any more. */
    private void rest(Side side) {
        var end = System.nanoTime() + REST_AT_MOST.toNanos();
        var calm = 0;
        while (calm < 2 && System.nanoTime() < end) {
            var before = cpu(side).both();
            LockSupport.parkNanos(TICK.toNanos());
            var used = (cpu(side).both() - before) / (TICK.toMillis() / 1e3);
            calm = used < AT_REST ? calm + 1 : 0;
        }
    }

    /** What both take while nobody asks: it is charged to whoever has their turn. */
    private void idle() {
        say("nobody asks for anything");
        sides.forEach(this::rest);
        var before = sides.stream().mapToDouble(side -> side.process().everything()).toArray();
        var database = postgres.everything();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
        for (var i = 0; i < before.length; i++) {
            var side = sides.get(i);
            report.idle(side.title(), (side.process().everything() - before[i]) / 5);
        }
        report.idle("PostgreSQL for both", (postgres.everything() - database) / 5);
    }

    private static void say(String what) {
        System.out.println("… " + what);
    }
}
