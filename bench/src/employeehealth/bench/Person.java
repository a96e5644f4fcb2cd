package employeehealth.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Someone with a browser of their own: one session, one connection. */
final class Person implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final String REFRESH = "/api/v1/auth/refresh";

    final Wire wire;
    final String email;
    private String cookie = "";
    private String token = "";

    private Person(Wire wire, String email) {
        this.wire = wire;
        this.email = email;
    }

    /**
     * @param number of the demo employee
     */
    static Person signIn(int port, int number) throws IOException {
        return signIn(port, "e%04d@lumiere.demo".formatted(number));
    }

    /** Whoever has this address in the demo. */
    static Person signIn(int port, String email) throws IOException {
        var person = new Person(new Wire(port), email);
        if (!person.take(person.wire.ask(person.signInAgain()))) {
            throw new IOException(person.email + " cannot sign in");
        }
        return person;
    }

    /** Someone who asks a server that knows no people. */
    static Person atServer(int port, String name) {
        return new Person(new Wire(port), name);
    }

    /** By password, which begins another session. */
    String signInAgain() {
        return Wire.post(
                "/api/v1/auth/login",
                "{\"email\":\"%s\",\"password\":\"demo-Passw0rd-2026\"}".formatted(email));
    }

    /** By another connection: who has not come for ten seconds finds theirs closed. */
    void comesAnew() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a connection of its own: the platform closes one that was silent for ten seconds. */
    void renew() throws IOException {
        wire.close();
        if (!take(wire.ask(refresh()))) {
            throw new IOException(email + " did not stay signed in");
        }
    }

    String refresh() {
        return Wire.post(REFRESH, "", "Cookie: " + cookie, "Sec-Fetch-Site: same-origin");
    }

    String bearer() {
        return "Authorization: Bearer " + token;
    }

    /** Keeps the new token and cookie; false if the answer brought none. */
    boolean take(Wire.Answer answer) {
        var found = TOKEN.matcher(answer.body());
        if (answer.status() != 200 || answer.cookie().isEmpty() || !found.find()) {
            return false;
        }
        cookie = answer.cookie();
        token = found.group(1);
        return true;
    }

    String ticketFor(Work work) {
        return work == Work.REFRESH ? cookie : token;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
