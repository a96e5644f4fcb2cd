package employeehealth.app;

import employeehealth.shared.audit.RecordMac;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.audit.log.VerifierKey;
import employeehealth.shared.audit.verify.AuditCommands;
import employeehealth.shared.audit.verify.Verdict;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Databases;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify-audit}, {@code export-audit} and {@code audit-key}: what an operator or an auditor
 * does with the signed log, beside a running platform or without one.
 */
final class AuditLogCommands {

    private static final List<String> WORDS = List.of("verify-audit", "export-audit", "audit-key");
    private static final String ROLE = "platform";

    private final List<String> options;
    private final Environment environment;

    private AuditLogCommands(List<String> options, Environment environment) {
        this.options = options;
        this.environment = environment;
    }

    static boolean understands(List<String> options) {
        return !options.isEmpty() && WORDS.contains(options.getFirst());
    }

    /** 0 if all is well, 1 if a leaf is bad. */
    static int run(List<String> options, Environment environment) {
        try {
            return new AuditLogCommands(options, environment).run();
        } catch (StartRefused refused) {
            throw refused;
        } catch (Exception e) {
            throw new StartRefused("The audit log cannot be read: " + e.getMessage());
        }
    }

    private int run() throws Exception {
        return switch (options.getFirst()) {
            case "audit-key" -> {
                System.out.println(signingKey().verifier());
                yield 0;
            }
            case "export-audit" -> export();
            default -> verify();
        };
    }

    private int verify() throws Exception {
        var began = System.nanoTime();
        var log = option("log");
        var verdict =
                log != null
                        ? AuditCommands.verify(Path.of(log), key(), witness())
                        : inDatabase(database ->
                                AuditCommands.verify(
                                        database,
                                        new RecordMac(PlatformSecrets.of(settings()))::wrote,
                                        key(),
                                        witness()));
        print(verdict, (System.nanoTime() - began) / 1e9);
        return verdict.good() ? 0 : 1;
    }

    private static void print(Verdict verdict, double seconds) {
        verdict.findings().forEach(finding -> System.out.println("BAD: " + finding));
        System.out.printf(
                "%s: %d leaves read, %d of them as they were signed, in %.1f s.%n",
                verdict.good() ? "Good" : "BAD", verdict.leaves(), verdict.signed(), seconds);
    }

    private int export() throws Exception {
        if (options.size() < 2) {
            throw new StartRefused("Say where to: export-audit FILE.");
        }
        var file = Path.of(options.get(1));
        inDatabase(database -> {
            AuditCommands.export(database, file);
            return file;
        });
        System.out.println("The audit log is in " + file + ".");
        return 0;
    }

    private @Nullable String option(String name) {
        var start = "--" + name + "=";
        return options.stream()
                .filter(option -> option.startsWith(start))
                .map(option -> option.substring(start.length()))
                .findFirst()
                .orElse(null);
    }

    /** Given as text or as a file, or that of the installation itself. */
    private VerifierKey key() throws IOException {
        var given = option("key");
        if (given == null) {
            return signingKey().verifier();
        }
        return VerifierKey.parse(given.contains("+") ? given : Files.readString(Path.of(given)));
    }

    private @Nullable Path witness() {
        var given = option("witness");
        if (given != null) {
            return Path.of(given);
        }
        var own = data().resolve("checkpoints");
        return option("log") == null && Files.isDirectory(own) ? own : null;
    }

    private Path data() {
        return Path.of(environment.get("DATA_DIR", "./var"));
    }

    /** Never makes a key: one that is missing is told. */
    private PlatformSettings settings() {
        var keys = environment.get("KEYS_DIR");
        return new PlatformSettings(
                false,
                data(),
                keys == null ? data().resolve("keys") : Path.of(keys),
                URI.create("http://localhost"),
                Map.of());
    }

    private SigningKey signingKey() {
        return SigningKey.of(settings());
    }

    private interface Work<T> {

        T with(Connection database) throws Exception;
    }

    private <T> T inDatabase(Work<T> work) throws Exception {
        var url = environment.get("DATABASE_URL");
        if (url != null) {
            return work.with(connect(elsewhere(url)));
        }
        Connection running = null;
        try {
            running = connect(EmbeddedPostgres.runningUrl(data(), Options.platform()));
        } catch (PostgresStartException | SQLException notRunning) {
            // Then it is started for the while.
        }
        if (running != null) {
            return work.with(running);
        }
        return started(work);
    }

    /** Reached as the platform reaches it: outside demo mode verified, or not at all. */
    private String elsewhere(String url) {
        var unusable = new ArrayList<String>();
        Encryption.validate(environment, Set.of(), new ArrayList<>(), unusable);
        if (!unusable.isEmpty()) {
            throw new StartRefused(
                    "Settings that cannot be used: " + String.join(", ", unusable) + ".");
        }
        return new DatabaseLocation(
                        url.startsWith("jdbc:") ? url : "jdbc:" + url, Databases.role(ROLE), "")
                .url();
    }

    private <T> T started(Work<T> work) throws Exception {
        if (!Files.exists(data().resolve("postgres/data"))) {
            throw new StartRefused("There is no database in " + data() + ".");
        }
        var owner = EmbeddedDatabase.owner(PlatformSecrets.of(settings()));
        try (var postgres = EmbeddedPostgres.start(data(), owner, Options.platform())) {
            return work.with(connect(postgres.jdbcUrl()));
        } catch (PostgresStartException e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                Databases.role(ROLE),
                Databases.password(PlatformSecrets.of(settings()), ROLE));
    }
}
