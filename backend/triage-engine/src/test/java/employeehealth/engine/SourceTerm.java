package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A term of a terminology that says the same as a finding of ours, and its expressions word for
 * word. Which term belongs to which finding stands in the tables of protocols/lexicon/sources.
 *
 * @param name id and English label, as in the lexicon
 */
record SourceTerm(String finding, String name, Map<Language, Set<String>> expressions) {

    static final Path TABLES = ProtocolFiles.FOLDER.resolve("lexicon/sources");

    /** What is not taken over, and why. */
    record LeftOut(String finding, Language language, String expression, String reason) {

        static List<LeftOut> all() throws IOException {
            List<LeftOut> all = new ArrayList<>();
            for (String[] row : rows("left-out.csv")) {
                all.add(new LeftOut(row[0], Language.of(row[1]).orElseThrow(), row[2], row[3]));
            }
            return all;
        }
    }

    /** Rows of a table without its heading. */
    static List<String[]> rows(String table) throws IOException {
        return Files.readAllLines(TABLES.resolve(table)).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
    }

    /** Terms of the Human Phenotype Ontology: labels and synonyms of lay people, and in French. */
    static List<SourceTerm> ofHpo(Path data) throws IOException {
        Map<String, Map<Language, Set<String>>> all = new HashMap<>();
        Map<String, Set<String>> labels = new HashMap<>();
        for (String[] cells : cells(data.resolve("hpo/hp-fr.babelon.tsv"))) {
            if (cells[3].equals("rdfs:label")) {
                labels.computeIfAbsent(cells[0], id -> new LinkedHashSet<>()).add(cells[4]);
                add(all, cells[0], Language.EN, cells[4]);
                add(all, cells[0], Language.FR, cells[6]);
            }
        }
        for (String[] cells : cells(data.resolve("hpo/layperson-synonyms.tsv"))) {
            if (cells[0].startsWith("<")) {
                String id = "HP:" + cells[0].replaceAll("\\D", "");
                String label = unquoted(cells[1]);
                labels.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(label);
                add(all, id, Language.EN, label);
                add(all, id, Language.EN, unquoted(cells[2]));
            }
        }
        for (String[] cells : cells(data.resolve("hpo/hp-fr.synonyms.tsv"))) {
            if (cells[0].startsWith("HP:") && !cells[3].equals("NOT_TRANSLATED")) {
                add(all, cells[0], Language.FR, cells[1]);
            }
        }
        List<SourceTerm> terms = new ArrayList<>();
        for (String[] row : rows("hpo.csv")) {
            if (!labels.getOrDefault(row[1], Set.of()).contains(row[2])) {
                throw new IOException(row[1] + " is not called " + row[2]);
            }
            terms.add(
                    new SourceTerm(
                            row[0], row[1] + " " + row[2], all.getOrDefault(row[1], Map.of())));
        }
        return terms;
    }

    /** Questions and conditions of DDXPlus: the words that the table quotes from them. */
    static List<SourceTerm> ofDdxplus(Path data) throws IOException {
        Map<String, Json> questions = object(data.resolve("ddxplus/release_evidences.json"));
        Map<String, Json> conditions = object(data.resolve("ddxplus/release_conditions.json"));
        List<SourceTerm> terms = new ArrayList<>();
        for (String[] row : rows("ddxplus.csv")) {
            Map<Language, Set<String>> quoted =
                    Map.of(Language.EN, quotes(row[2]), Language.FR, quotes(row[3]));
            boolean question = row[1].matches("E_\\d+");
            Json.Obj said = (Json.Obj) (question ? questions : conditions).get(row[1]);
            for (Language language : Language.values()) {
                boolean english = language == Language.EN;
                String key =
                        question
                                ? "question_" + language.code()
                                : english ? "cond-name-eng" : "cond-name-fr";
                for (String quote : quoted.getOrDefault(language, Set.of())) {
                    if (said == null || !text(said.members().get(key)).contains(quote)) {
                        throw new IOException(row[1] + " does not say: " + quote);
                    }
                }
            }
            terms.add(new SourceTerm(row[0], row[1], quoted));
        }
        return terms;
    }

    private static Set<String> quotes(String cell) {
        return cell.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(cell.split(" / ")));
    }

    private static void add(
            Map<String, Map<Language, Set<String>>> all,
            String id,
            Language language,
            String expression) {
        all.computeIfAbsent(id, key -> new HashMap<>())
                .computeIfAbsent(language, key -> new LinkedHashSet<>())
                .add(expression.strip());
    }

    private static List<String[]> cells(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList();
    }

    private static String unquoted(String cell) {
        return cell.replaceAll("^\"|\"(@\\w+)?$", "");
    }

    private static Map<String, Json> object(Path file) throws IOException {
        return ((Json.Obj) Json.parse(Files.readString(file))).members();
    }

    private static String text(@Nullable Json value) {
        return value instanceof Json.Str(var text) ? text : "";
    }
}
