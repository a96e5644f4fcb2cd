package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A platform reduced to its database, in a process of its own that a test can kill. Prints its
 * address or why it does not start, then lives until its input ends.
 */
final class PlatformProcess {

    static final Credentials OWNER = new Credentials("owner", "correct horse battery staple");

    private PlatformProcess() {}

    public static void main(String[] arguments) throws IOException {
        long before = System.nanoTime();
        try (var postgres =
                EmbeddedPostgres.start(Path.of(arguments[0]), OWNER, Options.platform())) {
            System.out.println(postgres.jdbcUrl());
            System.out.println("started in " + (System.nanoTime() - before) / 1_000_000 + " ms");
            while (System.in.read() >= 0) {
                // Waits for the end of the input.
            }
            before = System.nanoTime();
        } catch (PostgresStartException failure) {
            System.out.println(failure.getMessage());
            System.exit(1);
        }
        System.out.println("stopped in " + (System.nanoTime() - before) / 1_000_000 + " ms");
    }
}
