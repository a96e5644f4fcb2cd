package employeehealth.shared.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which migrations a schema has, as its own comment says: a hash over their names and contents. A
 * schema of which it says those that ship needs none; of any other Flyway finds out what it needs.
 */
final class SchemaState {

    static final String LOCATION = "classpath:db/";

    private final String schema;
    private final String shipped;

    SchemaState(String schema) {
        this.schema = schema;
        this.shipped = "migrations sha256:" + HexFormat.of().formatHex(hash(schema));
    }

    private static byte[] hash(String schema) {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/" + schema + "/**/*.sql");
            Arrays.sort(files, Comparator.comparing(SchemaState::name));
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(name(file).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(file.getContentAsByteArray());
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String name(Resource file) {
        return Objects.requireNonNull(file.getFilename());
    }

    boolean isSaidOf(Connection owner) throws SQLException {
        try (var query =
                owner.prepareStatement(
                        "select obj_description(to_regnamespace(?), 'pg_namespace')")) {
            query.setString(1, schema);
            try (var row = query.executeQuery()) {
                return row.next() && shipped.equals(row.getString(1));
            }
        }
    }

    /** Before anything is changed: whoever stops half way has said nothing. */
    void takeBack(Connection owner) throws SQLException {
        execute(
                owner,
                """
                do $$ begin
                    if to_regnamespace('%1$s') is not null then
                        comment on schema %1$s is null;
                    end if;
                end $$
                """
                        .formatted(schema));
    }

    void say(Connection owner) throws SQLException {
        execute(owner, "comment on schema %s is '%s'".formatted(schema, shipped));
    }

    /** What is put into it is ours: a service's name, and a hash. */
    private static void execute(Connection owner, String statement) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
