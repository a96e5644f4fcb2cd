package employeehealth.notifications.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An SMTP server that answers as it is told: to be busy, to refuse, or nothing at all. */
public final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private volatile Map<String, String> answers;

    /**
     * @param answers by the first word of a command; {@code hello} is said first, and null means
     *     silence
     */
    public ScriptedSmtp(@Nullable Map<String, String> answers) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers == null ? Map.of("hello", "silence") : answers;
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void from(Map<String, String> now) {
        answers = now;
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII))) {
            if (answers.getOrDefault("hello", "").equals("silence")) {
                in.readLine();
                return;
            }
            say(client, "220 test");
            var data = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (data) {
                    if (!line.equals(".")) {
                        continue;
                    }
                    data = false;
                    say(client, answers.getOrDefault("END", "250 taken"));
                    continue;
                }
                var word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                var answer =
                        answers.getOrDefault(word, word.equals("DATA") ? "354 go on" : "250 fine");
                data = answer.startsWith("354");
                say(client, answer);
                if (word.equals("QUIT")) {
                    return;
                }
            }
        } catch (SocketException gone) {
            return;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
