package employeehealth.engine.js;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.engine.Library;
import employeehealth.engine.RandomInputs;
import employeehealth.engine.exchange.OutcomeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JavaScript, run by Node, gives the very bytes that Java gives: to the inputs on which the
 * invariants are tried, and to what nobody should send. {@code -Dtest.cases} says how many.
 */
class SameAnswersTest {

    private static final int CASES = Math.max(5_000, Integer.getInteger("test.cases", 5_000));
    private static final Path SCRIPT = Path.of("target/js/engine.js");
    private static final Path PROTOCOLS = Path.of("../../protocols");
    private static final Library LIBRARY = Library.parse(files());

    /** What a page may load beside itself: in thousands of bytes, as docs/performance.md counts. */
    private static final int MOST_SCRIPT = 150_000;

    private static final int MOST_LIBRARY = 400_000;

    @TempDir static Path folder;

    @BeforeAll
    static void layOutTheLibrary() throws IOException {
        for (var file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey().replace('/', '~')), file.getValue());
        }
    }

    @Test
    void theSameInputsHaveTheSameBytes() throws Exception {
        compare(RandomInputs.lines(LIBRARY, 20261129, CASES));
    }

    @Test
    void theCataloguesHaveTheSameBytes() throws Exception {
        compare(
                List.of(
                        "?version",
                        "?questions fr",
                        "?questions en",
                        "?presentations fr",
                        "?presentations en"));
    }

    @Test
    void whatCannotBeAssessedIsRefusedInTheSameWords() throws Exception {
        compare(
                List.of(
                        "{}",
                        "[]",
                        "not json",
                        "{\"language\":\"fr\"}",
                        "{\"language\":\"de\",\"text\":\"x\"}",
                        "{\"language\":\"fr\",\"text\":\" \\n\\u2003\\u3000\\u001c\"}",
                        "{\"language\":\"fr\",\"text\":\"\\u00a0\\u0085\"}",
                        "{\"language\":\"fr\",\"text\":12}",
                        "{\"language\":\"fr\",\"text\":\"" + "a".repeat(10_001) + "\"}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"subject\":{\"age\":131}}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"subject\":[]}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"subject\":{\"pregnant\":\"yes\"}}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"vitals\":{\"spo2\":\"98\"}}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"answers\":{\"nobody.asks\":true}}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"answers\":{\"cold.days\":[]}}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"presentations\":[\"none\"]}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"presentations\":{}}",
                        "{\"language\":\"fr\",\"text\":\"x\",\"presentations\":[1]}"));
    }

    @Test
    void theScriptAndTheLibraryStayLight() throws IOException {
        assertThat(zipped(Files.readAllBytes(SCRIPT))).isLessThan(MOST_SCRIPT);
        var library = String.join("", files().values()).getBytes(StandardCharsets.UTF_8);
        assertThat(zipped(library)).isLessThan(MOST_LIBRARY);
    }

    /** Node answers one line after the other, while Java answers them too. */
    private static void compare(List<String> lines) throws Exception {
        var input = folder.resolveSibling(folder.getFileName() + ".jsonl");
        Files.write(input, lines);
        var node =
                new ProcessBuilder(
                                "node",
                                "src/test/js/answers.mjs",
                                SCRIPT.toString(),
                                folder.toString())
                        .redirectInput(input.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Offline.load(
                files().keySet().toArray(String[]::new), files().values().toArray(String[]::new));
        var differ = new ArrayList<String>();
        try (var answers = node.inputReader(StandardCharsets.UTF_8)) {
            for (var line : lines) {
                if (!inJava(line).equals(answers.readLine())) {
                    differ.add(line);
                }
            }
            assertThat(answers.readLine()).isNull();
        } finally {
            Files.delete(input);
        }
        assertThat(node.waitFor()).isZero();
        assertThat(differ).as("differ of " + lines.size()).isEmpty();
    }

    private static String inJava(String line) {
        return switch (line) {
            case "?version" -> Engine.VERSION;
            case "?questions fr" -> OutcomeWriter.questions(java().catalogue(Language.FR));
            case "?questions en" -> OutcomeWriter.questions(java().catalogue(Language.EN));
            case "?presentations fr" ->
                    OutcomeWriter.presentations(java().presentations(Language.FR));
            case "?presentations en" ->
                    OutcomeWriter.presentations(java().presentations(Language.EN));
            default -> Offline.assess(line);
        };
    }

    private static Engine java() {
        return new Engine(LIBRARY);
    }

    /** The files of the repository's library, by name. */
    private static Map<String, String> files() {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> found = Files.walk(PROTOCOLS)) {
            for (var file : found.filter(SameAnswersTest::ofTheLibrary).toList()) {
                texts.put(
                        PROTOCOLS.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }

    private static boolean ofTheLibrary(Path file) {
        var name = file.toString();
        return name.endsWith(".json") && !name.contains("schema") && !name.contains("expected");
    }

    private static int zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.size();
    }
}
