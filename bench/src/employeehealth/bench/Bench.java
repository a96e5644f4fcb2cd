package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the built platform twice in a folder of its own, drives it, and prints one table. Ends
 * with 1 if a single answer was not the expected one: a figure of a platform that errs is none.
 */
final class Bench {

    private static final Path TABLE = Path.of("artifacts", "bench.md");

    private final Settings settings = Settings.read();
    private final Report report = new Report();

    public static void main(String[] args) throws Exception {
        System.exit(new Bench().run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        report.conditions(settings);
        try (var folder = new Folder()) {
            Platform.Start first;
            say("first start");
            try (var platform = Platform.start(folder.path())) {
                first = platform.awaitReady();
            }
            say("second start");
            try (var platform = Platform.start(folder.path())) {
                report.starts(first, platform.awaitReady());
                measure(platform, folder.path());
            }
        }
        var text = report.markdown(settings.rate());
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, text);
        System.out.println("\n" + text);
        return report.good();
    }

    private void measure(Platform platform, Path folder) throws Exception {
        say("idle memory");
        var tree = platform.tree();
        report.idle(tree.memoryAtRest(Duration.ofSeconds(5)));
        say(settings.connections() * 2 + " people sign in");
        var people = new ArrayList<Person>();
        for (var n = 1; n <= settings.connections() * 2; n++) {
            people.add(Person.signIn(platform.port(), n));
        }
        // Half of the people for each of the two ways to load: a refresh cookie has one holder.
        var steady = people.subList(0, settings.connections());
        var many = people.subList(settings.connections(), people.size());
        var others = new OtherWork(tree);
        for (var work : Work.values()) {
            say(work.title);
            renew(steady);
            renew(many);
            var warm = OpenLoop.asFastAsPossible(work, steady, settings.warm());
            var fixed =
                    others.during(() ->
                            OpenLoop.atRate(work, steady, settings.rate(), settings.measured()));
            renew(many);
            var before = tree.cpu();
            var saturated = Saturation.of(work, many, platform.port(), settings, folder);
            report.work(work, settings, warm, fixed, saturated, tree.cpu().since(before));
        }
        report.others(others.share());
        say("raw inserts");
        try (var yardstick = new Yardstick(folder)) {
            for (var writers : List.of(1, 8)) {
                var before = tree.cpu();
                var inserts = yardstick.run(writers, settings.measured().dividedBy(2));
                report.inserts(writers, yardstick.bytes(), inserts, tree.cpu().since(before));
            }
        }
        report.loaded(tree.memory());
    }

    /** Access tokens live five minutes; a run with long measurements must not outlive them. */
    private static void renew(List<Person> people) throws IOException {
        for (var person : people) {
            person.renew();
        }
    }

    private static void say(String what) {
        System.out.println("… " + what);
    }

    /**
     * @param warm length of the unmeasured part before each work
     * @param measured length of one measured run
     */
    record Settings(Duration warm, Duration measured, int rate, int connections) {

        static Settings read() {
            return new Settings(
                    Duration.ofSeconds(knob("WARM", 8)),
                    Duration.ofSeconds(knob("SECS", 10)),
                    knob("RATE", 200),
                    knob("CONNS", 32));
        }

        /** Of one run at the fixed rate. */
        int requests() {
            return (int) (rate * measured.toSeconds());
        }

        static int knob(String name, int usual) {
            var value = System.getenv(name);
            var number = value == null || value.isBlank() ? usual : Integer.parseInt(value);
            if (number < 1) {
                throw new IllegalArgumentException(name + " must be at least 1");
            }
            return number;
        }
    }
}
