package employeehealth.auth.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.shared.access.Claims;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How many access tokens one thread makes of their claims per second of its processor time, and how
 * many times OpenSSL signs with a key of that size, in turn. Not a test; {@code bench/identity}
 * runs it.
 */
class SigningFigures {

    private static final Pattern OPENSSL = Pattern.compile("rsa +2048 bits +\\S+ +\\S+ +([0-9.]+)");
    private static final Pattern OURS = Pattern.compile("tokens ([0-9]+)");

    @Test
    void tokensBesideOpenssl() throws Exception {
        var theirs = new ArrayList<Long>();
        var ours = new ArrayList<Long>();
        for (var round = 0; round < 3; round++) {
            theirs.add(figure(OPENSSL, "openssl", "speed", "-seconds", "2", "rsa2048"));
            ours.add(
                    figure(
                            OURS,
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx224m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Tokens.class.getName()));
        }
        System.out.println("signs: openssl " + theirs + ", tokens " + ours);
        System.out.printf(
                "tokens / openssl, of the middle runs: %.2f%n",
                (double) middle(ours) / middle(theirs));
    }

    private static long middle(List<Long> runs) {
        return runs.stream().sorted().toList().get(runs.size() / 2);
    }

    private static long figure(Pattern figure, String... command)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        var found = figure.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return (long) Double.parseDouble(found.group(1));
    }

    /** In a process of its own, with the compilers and the heap of the platform. */
    static final class Tokens {

        private final RSASSASigner signer;

        private Tokens() throws JOSEException {
            signer = FastSignatures.signer(new RSAKeyGenerator(2048).generate());
            System.out.println("machine code: " + FastSignatures.isThere());
        }

        public static void main(String... arguments) throws JOSEException {
            var tokens = new Tokens();
            tokens.perSecond(Duration.ofSeconds(4));
            System.out.println("tokens " + tokens.perSecond(Duration.ofSeconds(2)));
        }

        private String token() throws JOSEException {
            var now = Instant.now();
            var claims =
                    new JWTClaimsSet.Builder()
                            .issuer("https://health.example")
                            .audience(Claims.AUDIENCE)
                            .subject(UUID.randomUUID().toString())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .jwtID(UUID.randomUUID().toString())
                            .claim(Claims.ENVIRONMENT, "prod")
                            .claim(Claims.SESSION, UUID.randomUUID().toString())
                            .claim(Claims.COMPANY, UUID.randomUUID().toString())
                            .claim(Claims.ROLES, List.of("employee"))
                            .claim(Claims.PERMISSIONS, List.of("triage.assess"))
                            .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build();
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        }

        /** Of the thread's own processor time, as OpenSSL counts. */
        private long perSecond(Duration time) throws JOSEException {
            var threads = ManagementFactory.getThreadMXBean();
            var begin = threads.getCurrentThreadCpuTime();
            var done = 0L;
            while (threads.getCurrentThreadCpuTime() - begin < time.toNanos()) {
                for (var n = 0; n < 50; n++) {
                    if (token().length() < 300) {
                        throw new AssertionError();
                    }
                    done++;
                }
            }
            return done * 1_000_000_000L / (threads.getCurrentThreadCpuTime() - begin);
        }
    }
}
