package employeehealth.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whoever has no business with them asks for files, and parts of files, that are there and that
 * nobody has, in turn; says whether the clock tells which are there, and ends with an error if it
 * does.
 */
final class FileTiming {

    /** Less than a network and the work of others make of any two answers. */
    private static final Duration HIDDEN = Duration.ofNanos(200_000);

    private static final int PEOPLE = 100;
    private static final int TRIES = knob("TRIES", 1_000);
    private static final int WARM = knob("WARM", 300);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    /** One whom nothing binds to anybody, and one of another company. */
    private static final List<String> CARERS =
            List.of("clinician@lumiere.demo", "physician@verrerie.demo");

    /** Below the address of a file; with what is of a document, of one that nobody has. */
    private static final List<String> PARTS =
            List.of("", "/profile", "/visits", "/documents", "/fitness-opinions");

    private static final String CONTACT =
            """
            {"name":"Alix","relation":"friend","channels":[{"kind":"phone","value":"+33639980143"}]}\
            """;

    private final Person asker;
    private final String before;
    private final List<String> ids;
    private final String after;
    private final Random random = new Random();

    /**
     * @param ids what is there, between the two ends of the address
     */
    private FileTiming(Person asker, String before, List<String> ids, String after) {
        this.asker = asker;
        this.before = before;
        this.ids = ids;
        this.after = after;
    }

    public static void main(String[] none) throws IOException {
        if (apart()) {
            System.exit(1);
        }
    }

    private static boolean apart() throws IOException {
        try (var folder = new Folder();
                var platform =
                        Platform.start(
                                folder.path(),
                                Map.of("DEMO_EMPLOYEES", Integer.toString(PEOPLE)))) {
            platform.awaitReady();
            return apart(platform.port());
        }
    }

    private static boolean apart(int port) throws IOException {
        var people = new ArrayList<String>();
        var contacts = new ArrayList<String>();
        for (var number = 1; number <= PEOPLE; number++) {
            try (var person = Person.signIn(port, number)) {
                var bearer = person.bearer();
                people.add(id(person, Wire.get("/api/v1/auth/me", bearer)));
                contacts.add(
                        id(
                                person,
                                Wire.post("/api/v1/profile/emergency-contacts", CONTACT, bearer)));
            }
        }
        var apart = false;
        for (var carer : CARERS) {
            try (var asker = Person.signIn(port, carer)) {
                for (var part : PARTS) {
                    apart |= new FileTiming(asker, "/api/v1/patients/", people, part).tells();
                }
            }
        }
        try (var asker = Person.signIn(port, "karim@lumiere.demo")) {
            var address = "/api/v1/profile/emergency-contacts/";
            return apart | new FileTiming(asker, address, contacts, "").tells();
        }
    }

    private static String id(Person person, String request) throws IOException {
        var found = ID.matcher(person.wire.ask(request).body());
        if (!found.find()) {
            throw new IOException("nobody said which it is");
        }
        return found.group(1);
    }

    private boolean tells() throws IOException {
        measure(WARM);
        asker.renew();
        var found = measure(TRIES);
        asker.renew();
        System.out.println(asker.email + ": " + before + "{id}" + after);
        System.out.println(found);
        return found.apart();
    }

    /** One of each, and a coin says which comes first: what drifts meets both alike. */
    private Comparison measure(int tries) throws IOException {
        var known = new long[tries];
        var missing = new long[tries];
        for (var n = 0; n < tries; n++) {
            var id = ids.get(n % ids.size());
            var knownFirst = random.nextBoolean();
            for (var turn = 0; turn < 2; turn++) {
                if (knownFirst == (turn == 0)) {
                    known[n] = nanos(id);
                } else {
                    missing[n] = nanos(nobodys(id));
                }
            }
        }
        return Comparison.of(known, missing, HIDDEN);
    }

    /** An id as ours are, of the same time, that is nobody's. */
    private static String nobodys(String id) {
        return id.substring(0, 15) + UUID.randomUUID().toString().substring(15);
    }

    private long nanos(String id) throws IOException {
        var request = Wire.get(before + id + after, asker.bearer());
        var start = System.nanoTime();
        var answer = asker.wire.ask(request);
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
