package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A query names its own schema only; {@code shared} alone speaks to {@code platform}. The roles of
 * the database refuse the rest when it runs; this test reads every text of the compiled classes and
 * every migration, so that a trespass fails before.
 */
class OwnSchemaTest {

    /** A table of a schema where SQL names tables, routines and types of triggers. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(?:from|join|into|update|table|references|on|using|exists|function|call|view"
                        + "|select|schema)\\s+(?:only\\s+)?([a-z_]+)\\s*\\.\\s*[a-z_]+");

    @ParameterizedTest
    @MethodSource("services")
    void theTextsOfAServiceNameItsOwnSchema(String service) {
        assertThat(schemasIn(texts(service))).isSubsetOf(service);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theMigrationsOfAServiceNameItsOwnSchema(String service) throws IOException {
        assertThat(schemasIn(migrations(service))).isSubsetOf(service);
    }

    @Test
    void sharedSpeaksToThePlatformSchemaOnly() throws IOException {
        assertThat(schemasIn(texts("shared"))).containsExactly("platform");
        assertThat(schemasIn(migrations("platform"))).containsExactly("platform");
    }

    @Test
    void theQueriesAreSeen() throws IOException {
        assertThat(schemasIn(texts("triage"))).containsExactly("triage");
        assertThat(schemasIn(migrations("triage"))).containsExactly("triage");
    }

    @ParameterizedTest
    @CsvSource({
        "select id from admin.sites s where s.id = :id, admin",
        "insert into platform.audit_log (id) values (:id), platform",
        "update auth.people set email = :email, auth",
        "delete from only triage.symptom_assessments, triage",
    })
    void aTableIsFoundWhereSqlNamesIt(String sql, String schema) {
        assertThat(schemasIn(List.of(sql))).containsExactly(schema);
    }

    static Set<String> services() {
        return Ours.services();
    }

    private static Set<String> schemasIn(Collection<String> texts) {
        var schemas = Ours.services();
        schemas.add("platform");
        var found = new TreeSet<String>();
        for (var text : texts) {
            NAMED.matcher(text.toLowerCase(Locale.ROOT))
                    .results()
                    .map(match -> match.group(1))
                    .filter(schemas::contains)
                    .forEach(found::add);
        }
        return found;
    }

    private static List<String> texts(String module) {
        return Ours.classes()
                .filter(type -> Ours.module(type).equals(module))
                .flatMap(OwnSchemaTest::constants)
                .toList();
    }

    private static Stream<String> constants(JavaClass type) {
        try (var bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            var pool = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> migrations(String schema) throws IOException {
        return Stream.of(
                        new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:db/" + schema + "/*.sql"))
                .map(OwnSchemaTest::withoutComments)
                .toList();
    }

    private static String withoutComments(Resource migration) {
        try {
            return migration.getContentAsString(StandardCharsets.UTF_8).replaceAll("--.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
