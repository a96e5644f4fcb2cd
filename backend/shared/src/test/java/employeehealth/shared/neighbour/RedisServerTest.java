package employeehealth.shared.neighbour;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class RedisServerTest {

    @Test
    void itKeepsWhatItWasToldOverAKillAndAnswersNobodyWhileFrozen() throws IOException {
        try (var redis = RedisServer.start()) {
            assertThat(say(redis, "SET colour blue")).isEqualTo("+OK");
            redis.kill();
            assertThatThrownBy(() -> say(redis, "GET colour")).isInstanceOf(IOException.class);
            redis.restart();
            assertThat(say(redis, "STRLEN colour")).isEqualTo(":4");
            redis.freeze();
            assertThatThrownBy(() -> say(redis, "STRLEN colour"))
                    .isInstanceOf(SocketTimeoutException.class);
            redis.thaw();
            assertThat(say(redis, "STRLEN colour")).isEqualTo(":4");
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws IOException {
        try (var redis = RedisServer.start();
                var socket = new Socket("127.0.0.1", redis.port())) {
            socket.getOutputStream().write("GET colour\r\n".getBytes(US_ASCII));
            assertThat(reader(socket).readLine()).startsWith("-NOAUTH");
        }
    }

    private static String say(RedisServer redis, String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", redis.port())) {
            socket.setSoTimeout(500);
            socket.getOutputStream()
                    .write(
                            ("AUTH " + redis.password() + "\r\n" + command + "\r\n")
                                    .getBytes(US_ASCII));
            var answers = reader(socket);
            answers.readLine();
            return String.valueOf(answers.readLine());
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }
}
