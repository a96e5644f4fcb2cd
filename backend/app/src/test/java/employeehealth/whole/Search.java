package employeehealth.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** Where words stand in the clear, in everything that a platform writes. */
final class Search {

    private final Path data;
    private final List<String> words;

    Search(Path data, String... words) {
        this(data, List.of(words));
    }

    /**
     * @param words any of which is looked for
     */
    Search(Path data, List<String> words) {
        this.data = data;
        this.words = words;
    }

    /** Names of the tables whose rows hold one; read by COPY, as the owner of all. */
    List<String> tables() throws SQLException, IOException {
        var found = new ArrayList<String>();
        try (var owner = Connections.of(data).as("owner");
                var sql = owner.createStatement()) {
            var tables = new TreeSet<String>();
            try (var rows =
                    sql.executeQuery(
                            """
                            select format('%I.%I', schemaname, tablename)
                              from pg_tables
                             where schemaname not in ('pg_catalog', 'information_schema')
                            """)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                // As bytes: a word in a column of bytes would be digits in text.
                var copied = new ByteArrayOutputStream();
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy " + table + " to stdout (format binary)", copied);
                if (holds(copied.toByteArray())) {
                    found.add(table);
                }
            }
            sql.execute("checkpoint");
        }
        return found;
    }

    /** Files below a folder that hold one, the programs of the database left out. */
    List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/bin-"))
                    .filter(this::isIn)
                    .map(folder::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isIn(Path file) {
        try {
            return holds(Files.readAllBytes(file));
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean holds(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return words.stream().anyMatch(text::contains);
    }
}
