package employeehealth.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import employeehealth.notifications.NotificationsSettings;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailerTest {

    private static final Mail MAIL =
            new Mail("0199", "claire@example.org", "Un sujet à vous", "Bonjour Zoë,\n…\n", "fr");

    private static SmtpMailer mailer(String server, boolean demo) {
        return new SmtpMailer(
                new NotificationsSettings(
                        URI.create(server), "health@example.org", Duration.ofMillis(700)),
                demo,
                Clock.systemUTC());
    }

    private static SmtpMailer demoMailer(int port) {
        return mailer("smtp://127.0.0.1:" + port, true);
    }

    private static GreenMail greenMail(String protocol) {
        var server = new GreenMail(new ServerSetup(Neighbour.freePort(), "127.0.0.1", protocol));
        server.start();
        return server;
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        try {
            demoMailer(server.getSmtp().getPort()).send(MAIL);
            assertThat(server.getReceivedMessages()).hasSize(1);
            var arrived = server.getReceivedMessages()[0];
            assertThat(arrived.getSubject()).isEqualTo("Un sujet à vous");
            assertThat(arrived.getContent().toString().stripTrailing())
                    .isEqualToNormalizingNewlines("Bonjour Zoë,\n…");
            assertThat(arrived.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("claire@example.org");
            assertThat(arrived.getHeader("Message-ID")).containsExactly("<0199@example.org>");
            assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c\r\nBcc: everyone@example.org",
                "a@b.c, other@example.org",
                "not an address",
            })
    void anAddressIsOneAddress(String to) throws Exception {
        try (var server = new ScriptedSmtp(Map.of())) {
            var mail = new Mail("1", to, "s", "t", "en");
            assertThatThrownBy(() -> demoMailer(server.port()).send(mail))
                    .isInstanceOf(Mailer.Refused.class);
        }
    }

    @Test
    void aServerThatCannotSpeakTlsGetsNothing() {
        var server = greenMail(ServerSetup.PROTOCOL_SMTP);
        try {
            var strict = mailer("smtp://127.0.0.1:" + server.getSmtp().getPort(), false);
            assertThatThrownBy(() -> strict.send(MAIL)).isInstanceOf(Mailer.Unreachable.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForGetsNothing() {
        var server = greenMail(ServerSetup.PROTOCOL_SMTPS);
        try {
            var strict = mailer("smtps://localhost:" + server.getSmtps().getPort(), false);
            assertThatThrownBy(() -> strict.send(MAIL)).isInstanceOf(Mailer.Unreachable.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT=550 no such person", "END=554 not this", "DATA=552 too much"})
    void whatIsRefusedForGoodIsRefused(String script) throws Exception {
        try (var server = new ScriptedSmtp(script(script))) {
            assertThatThrownBy(() -> demoMailer(server.port()).send(MAIL))
                    .isInstanceOf(Mailer.Refused.class)
                    .hasMessageStartingWith("refused: 55");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RCPT=451 come back later",
                "END=452 full",
                "MAIL=421 busy",
                "MAIL=550 who are you",
            })
    void whatIsRefusedForNowIsTriedLater(String script) throws Exception {
        try (var server = new ScriptedSmtp(script(script))) {
            assertThatThrownBy(() -> demoMailer(server.port()).send(MAIL))
                    .isInstanceOf(Mailer.NotNow.class);
        }
    }

    @Test
    void aServerThatIsDownOrSilentIsUnreachableSoon() throws Exception {
        assertThatThrownBy(() -> demoMailer(Neighbour.freePort()).send(MAIL))
                .isInstanceOf(Mailer.Unreachable.class);
        try (var silent = new ScriptedSmtp(null)) {
            var begin = System.nanoTime();
            assertThatThrownBy(() -> demoMailer(silent.port()).send(MAIL))
                    .isInstanceOf(Mailer.Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void afterSomeFailuresNobodyTriesForAWhile() {
        var tries = new java.util.concurrent.atomic.AtomicInteger();
        var door =
                new MailDoor(
                        mail -> {
                            tries.incrementAndGet();
                            throw new Mailer.Unreachable(new IllegalStateException());
                        },
                        Clock.systemUTC());
        for (var n = 0; n < 3; n++) {
            assertThatThrownBy(() -> door.send(MAIL)).isInstanceOf(Mailer.Unreachable.class);
        }
        for (var n = 0; n < 50; n++) {
            assertThatThrownBy(() -> door.send(MAIL)).isInstanceOf(Postponed.class);
        }
        assertThat(tries).hasValue(3);
    }

    @Test
    void aSlowServerHoldsUpTwoAtMost() throws Exception {
        var inside = new CountDownLatch(2);
        var leave = new CountDownLatch(1);
        var door =
                new MailDoor(
                        mail -> {
                            inside.countDown();
                            try {
                                leave.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Clock.systemUTC());
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 2; n++) {
                senders.execute(() -> door.send(MAIL));
            }
            inside.await();
            assertThatThrownBy(() -> door.send(MAIL)).isInstanceOf(Postponed.class);
            leave.countDown();
        }
    }

    private static Map<String, String> script(String line) {
        var parts = List.of(line.split("=", 2));
        return Map.of(parts.getFirst(), parts.getLast());
    }
}
