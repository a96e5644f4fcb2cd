package employeehealth.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A clinician whom nothing binds to anybody asks for files of people who work at the company, and
 * of people whom nobody knows, in turn; says whether the clock tells who is there.
 */
final class FileTiming {

    private static final int PEOPLE = 100;
    private static final int TRIES = knob("TRIES", 1_000);
    private static final int WARM = knob("WARM", 300);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    /** Below the address of a file; with what is of a document, of one that nobody has. */
    private static final List<String> PARTS =
            List.of("", "/profile", "/visits", "/documents", "/fitness-opinions");

    private final Person clinician;
    private final List<String> people;
    private final Random random = new Random();

    private FileTiming(Person clinician, List<String> people) {
        this.clinician = clinician;
        this.people = people;
    }

    public static void main(String[] none) throws IOException {
        try (var folder = new Folder();
                var platform =
                        Platform.start(
                                folder.path(),
                                Map.of("DEMO_EMPLOYEES", Integer.toString(PEOPLE)))) {
            platform.awaitReady();
            var people = new ArrayList<String>();
            for (var number = 1; number <= PEOPLE; number++) {
                people.add(idOf(platform.port(), number));
            }
            try (var clinician = Person.signIn(platform.port(), "clinician@lumiere.demo")) {
                var timing = new FileTiming(clinician, people);
                for (var part : PARTS) {
                    timing.measure(part, WARM);
                    clinician.renew();
                    System.out.println("/api/v1/patients/{id}" + part);
                    System.out.println(timing.measure(part, TRIES));
                    clinician.renew();
                }
            }
        }
    }

    private static String idOf(int port, int number) throws IOException {
        try (var person = Person.signIn(port, number)) {
            var me = person.wire.ask(Wire.get("/api/v1/auth/me", person.bearer()));
            var id = ID.matcher(me.body());
            if (!id.find()) {
                throw new IOException("nobody said who they are");
            }
            return id.group(1);
        }
    }

    /** One of each, and a coin says which comes first: what drifts meets both alike. */
    private Comparison measure(String part, int tries) throws IOException {
        var known = new long[tries];
        var missing = new long[tries];
        for (var n = 0; n < tries; n++) {
            var knownFirst = random.nextBoolean();
            for (var turn = 0; turn < 2; turn++) {
                if (knownFirst == (turn == 0)) {
                    known[n] = nanos(people.get(n % PEOPLE), part);
                } else {
                    missing[n] = nanos(someonesKind(people.get(n % PEOPLE)), part);
                }
            }
        }
        return Comparison.of(known, missing);
    }

    /** An id as ours are, of the same time, that is nobody's. */
    private String someonesKind(String id) {
        return id.substring(0, 14) + UUID.randomUUID().toString().substring(14);
    }

    private long nanos(String id, String part) throws IOException {
        var request = Wire.get("/api/v1/patients/" + id + part, clinician.bearer());
        var start = System.nanoTime();
        var answer = clinician.wire.ask(request);
        var took = System.nanoTime() - start;
        if (answer.status() != 404) {
            throw new IOException("a file was answered by " + answer.status() + ", not refused");
        }
        return took;
    }

    private static int knob(String name, int usual) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? usual : Integer.parseInt(value);
    }
}
