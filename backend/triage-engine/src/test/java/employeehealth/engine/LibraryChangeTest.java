package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A library that was read from another one is what reading all of its files would give. */
class LibraryChangeTest {

    private static final String NEW_WORDS =
            """
            {"kind": "lexicon", "classes": {},
             "findings": {"hiccups": {"label": {"fr": "hoquet", "en": "hiccups"},
                                      "fr": ["zorglub"], "en": ["zorglub"]}}}
            """;

    private static final List<Input> TEXTS =
            List.of(
                    Input.of("J'ai un rhume et le nez qui coule", Language.FR),
                    Input.of("crushing chest pain since this morning", Language.EN),
                    Input.of("zorglub, and nothing else", Language.EN));

    static Stream<Arguments> changes() {
        return Stream.of(
                change("nothing", files -> {}),
                change(
                        "a protocol",
                        files ->
                                files.computeIfPresent(
                                        "cold.json",
                                        (file, text) ->
                                                text.replaceFirst(
                                                        "\"version\": \"[^\"]+\"",
                                                        "\"version\": \"9.9.9\""))),
                change("a protocol less", files -> files.remove("cold.json")),
                change("a protocol twice", files -> copy(files, "cold.json", "cold-too.json")),
                change(
                        "a protocol under another name",
                        files -> {
                            copy(files, "cold.json", "common-cold.json");
                            files.remove("cold.json");
                        }),
                change("other words", files -> files.replaceAll(LibraryChangeTest::moreWords)),
                change("more words", files -> files.put("lexicon/more.json", NEW_WORDS)),
                change("words less", files -> files.remove(firstOfWords(files))),
                change("a broken file", files -> files.put("cold.json", "{")),
                change("no dispositions", files -> files.remove("dispositions.json")),
                change("words in place of a protocol", files -> files.put("cold.json", NEW_WORDS)));
    }

    private static Arguments change(String name, Consumer<Map<String, String>> change) {
        return Arguments.of(name, change);
    }

    private static void copy(Map<String, String> files, String from, String to) {
        files.put(to, files.getOrDefault(from, ""));
    }

    private static String firstOfWords(Map<String, String> files) {
        return files.keySet().stream()
                .filter(f -> f.startsWith("lexicon/"))
                .findFirst()
                .orElseThrow();
    }

    private static String moreWords(String file, String text) {
        return file.startsWith("lexicon/")
                ? text.replace("\"cough\": {", "\"cough\": {\"any\": [\"zorglub\"], ")
                : text;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isWhatItsFilesSay(String name, Consumer<Map<String, String>> change) {
        Map<String, String> files = new TreeMap<>(ProtocolFiles.texts());
        change.accept(files);

        assertThat(said(() -> ProtocolFiles.library().changedTo(files)))
                .isEqualTo(said(() -> Library.parse(files)));
    }

    private static Object said(java.util.function.Supplier<Library> reading) {
        try {
            Library library = reading.get();
            Engine engine = new Engine(library);
            return List.of(
                    library.references(),
                    library.lexicon().findings(),
                    engine.catalogue(Language.FR),
                    engine.presentations(Language.EN),
                    TEXTS.stream().map(engine::assess).toList());
        } catch (LibraryFault fault) {
            return fault.faults();
        }
    }
}
