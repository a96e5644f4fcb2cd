package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * Signs in with wrong passwords at accounts that exist and at accounts that do not, in turn, and
 * says whether anybody could tell them apart by the clock.
 */
final class SignInTiming {

    /** So many demo accounts are asked in turn, and as many that nobody has. */
    private static final int ACCOUNTS = 200;

    private static final int TRIES = knob("TRIES", 1_000);
    private static final int WARM = knob("WARM", 200);

    private final Wire wire;
    private final Random random = new Random();

    private SignInTiming(Wire wire) {
        this.wire = wire;
    }

    public static void main(String[] args) throws IOException {
        var found = args.length > 0 ? run(Integer.parseInt(args[0])) : runAlone();
        System.out.println(found);
        System.exit(found.tellsWhoIsThere() ? 1 : 0);
    }

    private static Comparison runAlone() throws IOException {
        try (var folder = new Folder();
                var platform = start(folder.path())) {
            platform.awaitReady();
            return run(platform.port());
        }
    }

    private static Platform start(Path folder) throws IOException {
        return Platform.start(
                folder,
                Map.of(
                        "AUTH_ATTEMPTS_FREE", "1000000",
                        "AUTH_ATTEMPTS_FREEEVERYWHERE", "1000000",
                        "DEMO_EMPLOYEES", Integer.toString(ACCOUNTS)));
    }

    private static Comparison run(int port) throws IOException {
        try (var wire = new Wire(port)) {
            var timing = new SignInTiming(wire);
            timing.measure(WARM);
            return timing.measure(TRIES);
        }
    }

    /** One of each, and a coin says which comes first: what drifts meets both alike. */
    private Comparison measure(int tries) throws IOException {
        var known = new long[tries];
        var missing = new long[tries];
        for (var n = 0; n < tries; n++) {
            var knownFirst = random.nextBoolean();
            for (var turn = 0; turn < 2; turn++) {
                if (knownFirst == (turn == 0)) {
                    known[n] = nanos('e', n);
                } else {
                    missing[n] = nanos('x', n);
                }
            }
        }
        return Comparison.of(known, missing);
    }

    private long nanos(char first, int n) throws IOException {
        var body =
                "{\"email\":\"%c%04d@lumiere.demo\",\"password\":\"not the password\"}"
                        .formatted(first, 1 + n % ACCOUNTS);
        var request = Wire.post("/api/v1/auth/login", body);
        var start = System.nanoTime();
        var answer = wire.ask(request);
        var took = System.nanoTime() - start;
        if (answer.status() != 401) {
            throw new IOException("a sign-in was answered by " + answer.status() + ", not refused");
        }
        return took;
    }

    private static int knob(String name, int usual) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? usual : Integer.parseInt(value);
    }
}
