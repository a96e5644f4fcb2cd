package employeehealth.profile.terms;

import employeehealth.profile.Section;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads the lists that ship, or those of a folder: CSV (RFC 4180, UTF-8) with a header; {@code
 * terminology/README.md} says what stands in which column.
 */
final class TermFiles {

    private static final ObjectReader ROWS =
            new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .with(CsvReadFeature.TRIM_SPACES);

    private final @Nullable Path folder;

    /**
     * @param folder of an administrator's own lists; a list that is not there is the one that ships
     */
    TermFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    List<Term> read(Section list) {
        var name = list.code() + ".csv";
        try (var file = open(name);
                var rows = ROWS.<Map<String, String>>readValues(file)) {
            var terms = new ArrayList<Term>();
            while (rows.hasNext()) {
                terms.add(term(list, rows.next()));
            }
            return terms;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new StartRefused("The list of terms " + name + " cannot be read.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String name) throws IOException {
        if (folder != null && Files.isRegularFile(folder.resolve(name))) {
            return Files.newInputStream(folder.resolve(name));
        }
        return Objects.requireNonNull(
                TermFiles.class.getResourceAsStream("/terminology/" + name), name);
    }

    private static Term term(Section list, Map<String, String> row) {
        var system = cell(row, "system");
        return new Term(
                list,
                system.isEmpty() ? Terms.systemOf(list) : system,
                must(row, "code"),
                Map.of("fr", must(row, "fr"), "en", must(row, "en")),
                Map.of("fr", words(row, "words_fr"), "en", words(row, "words_en")),
                cell(row, "unit").isEmpty() ? null : cell(row, "unit"),
                number(row, "low"),
                number(row, "high"));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }

    private static String must(Map<String, String> row, String column) {
        var value = cell(row, column);
        if (value.isBlank()) {
            throw new IllegalArgumentException(column);
        }
        return value;
    }

    private static List<String> words(Map<String, String> row, String column) {
        return Arrays.stream(cell(row, column).split("\\|"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static @Nullable BigDecimal number(Map<String, String> row, String column) {
        return cell(row, column).isEmpty() ? null : new BigDecimal(cell(row, column));
    }
}
