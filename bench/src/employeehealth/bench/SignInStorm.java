package employeehealth.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How many people a second can sign in by password and be in within 200 ms, and what everybody else
 * notices when far more of them try: those who are signed in go on refreshing and asking for help.
 */
final class SignInStorm {

    private static final Duration TIME = Duration.ofSeconds(knob("SECS", 15));
    private static final int STORM = knob("STORM", 100);
    private static final int RATE = knob("RATE", 25);
    private static final int PEOPLE = 192;
    private static final double IN_TIME_MILLIS = 200;
    private static final List<Integer> RATES = List.of(1, 2, 4, 6, 8, 10, 12, 16, 20, 25, 30, 40);

    /** By status; what is none of the three counts as wrong. */
    private final AtomicIntegerArray answers = new AtomicIntegerArray(600);

    private final Ask signIn =
            new Ask() {
                @Override
                public String request(Person person, int turn) {
                    person.comesAnew();
                    return person.signInAgain();
                }

                @Override
                public boolean right(Person person, int turn, Wire.Answer answer) {
                    answers.incrementAndGet(answer.status());
                    return answer.status() == 200;
                }
            };

    /** Turned away politely is right, too. */
    private final Ask inTheStorm =
            new Ask() {
                @Override
                public String request(Person person, int turn) {
                    return signIn.request(person, turn);
                }

                @Override
                public boolean right(Person person, int turn, Wire.Answer answer) {
                    return signIn.right(person, turn, answer) || answer.status() == 503;
                }
            };

    public static void main(String[] args) throws Exception {
        try (var folder = new Folder();
                var platform = Platform.start(folder.path(), settings())) {
            platform.awaitReady();
            System.exit(new SignInStorm().run(platform.port()) ? 0 : 1);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "AUTH_ATTEMPTS_FREE", "1000000",
                "AUTH_ATTEMPTS_FREEEVERYWHERE", "1000000",
                "DEMO_EMPLOYEES", Integer.toString(PEOPLE));
    }

    private boolean run(int port) throws Exception {
        var people = new ArrayList<Person>();
        for (var n = 1; n <= PEOPLE; n++) {
            people.add(Person.signIn(port, n));
        }
        var refreshing = people.subList(0, 32);
        var asking = people.subList(32, 64);
        var comingIn = people.subList(64, PEOPLE);
        OpenLoop.asFastAsPossible(Work.REFRESH, refreshing, Duration.ofSeconds(10));
        OpenLoop.asFastAsPossible(Work.ASSESSMENT, asking, Duration.ofSeconds(15));
        published(comingIn);
        var calm = others(refreshing, asking);
        System.out.printf(Locale.ROOT, "without a storm: %s%n", calm.words());
        for (var status = 0; status < answers.length(); status++) {
            answers.set(status, 0);
        }
        var storm = new Storm(comingIn);
        storm.start();
        var meanwhile = others(refreshing, asking);
        storm.join();
        System.out.printf(
                Locale.ROOT,
                "in a storm of %d sign-ins a second: %s%nof the storm: %d in, %d told to wait"
                        + " (503), %s%n",
                STORM,
                meanwhile.words(),
                answers.get(200),
                answers.get(503),
                words(storm.result));
        return calm.wrong() + meanwhile.wrong() + storm.result.wrong() == 0;
    }

    /** The highest of the rates at which 99 of 100 are in within 200 ms, and nobody is refused. */
    private void published(List<Person> people) throws InterruptedException {
        var held = 0;
        for (var rate : RATES) {
            var result = OpenLoop.atRate(signIn, people, rate, TIME);
            System.out.printf(Locale.ROOT, "%d sign-ins a second: %s%n", rate, words(result));
            if (result.wrong() > 0 || result.p99Millis() > IN_TIME_MILLIS) {
                break;
            }
            held = rate;
        }
        System.out.printf(Locale.ROOT, "published rate: %d a second%n", held);
    }

    private record Others(OpenLoop.Result refresh, OpenLoop.Result assessment) {

        int wrong() {
            return refresh.wrong() + assessment.wrong();
        }

        String words() {
            return "refresh at %d/s %s; symptom checks at %d/s %s"
                    .formatted(
                            RATE,
                            SignInStorm.words(refresh),
                            RATE,
                            SignInStorm.words(assessment));
        }
    }

    private static Others others(List<Person> refreshing, List<Person> asking) throws Exception {
        for (var person : refreshing) {
            person.renew();
        }
        for (var person : asking) {
            person.renew();
        }
        var results = new OpenLoop.Result[1];
        var beside =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                results[0] = OpenLoop.atRate(Work.REFRESH, refreshing, RATE, TIME);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        var assessment = OpenLoop.atRate(Work.ASSESSMENT, asking, RATE, TIME);
        beside.join();
        return new Others(results[0], assessment);
    }

    /** Lasts a little longer than what is measured beside it. */
    private final class Storm extends Thread {

        private final List<Person> people;
        private OpenLoop.Result result;

        Storm(List<Person> people) {
            this.people = people;
        }

        @Override
        public void run() {
            try {
                result = OpenLoop.atRate(inTheStorm, people, STORM, TIME.plusSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String words(OpenLoop.Result result) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f ms, %d wrong%s",
                result.p50Millis(),
                result.p99Millis(),
                result.wrong(),
                result.wrong() == 0 ? "" : " (" + result.firstWrong() + ")");
    }

    private static int knob(String name, int usual) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? usual : Integer.parseInt(value);
    }
}
