package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library of the repository is sound, and every planted fault is found. */
class LibraryTest {

    @Test
    void theLibraryHasNoFault() {
        assertThat(Linter.check(ProtocolFiles.library())).isEmpty();
    }

    @Test
    void theIndexListsEveryFileOfTheLibrary() {
        Map<String, String> texts = ProtocolFiles.texts();
        List<String> listed = new ArrayList<>();
        if (Json.parse(ProtocolFiles.text("index.json")) instanceof Json.Obj(var members)
                && members.get("files") instanceof Json.Arr(var items)) {
            items.forEach(item -> listed.add(((Json.Str) item).value()));
        }
        texts.remove("index.json");
        assertThat(listed).containsExactlyInAnyOrderElementsOf(texts.keySet());
    }

    /**
     * People answer "no, I did nothing" to "did you not rinse it?" and are reassured: a yes must
     * always be the danger, and no question may hold a negation.
     */
    @ParameterizedTest
    @EnumSource
    void noQuestionHoldsANegation(Language language) {
        assertThat(
                        ProtocolFiles.library().protocols().stream()
                                .flatMap(protocol -> protocol.asks().stream())
                                .filter(ask -> ask.kind() == Question.Kind.BOOLEAN)
                                .filter(ask -> negates(ask.text().in(language), language))
                                .map(ask -> ask.id() + ": " + ask.text().in(language)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FR | N’avez-vous pas fait de test ? | true
                    FR | Saignez-vous sans avoir changé de pilule ? | true
                    FR | N’en avez-vous plus, ou n’a-t-il pas été remesuré ? | true
                    FR | Un œil ne se ferme-t-il plus ? | false
                    FR | Y a-t-il une gêne pour respirer ? | false
                    FR | Y a-t-il des taches qui ne s’effacent pas quand on appuie ? | false
                    FR | Un test est-il encore à faire ? | false
                    EN | Haven't you rinsed it yet? | true
                    EN | Are you bleeding without having changed the pill? | true
                    EN | Has nobody seen it yet? | true
                    EN | Does an eye no longer close? | false
                    EN | Is a test still to be taken? | false
                    """)
    void aNegationIsRecognised(Language language, String question, boolean negation) {
        assertThat(negates(question, language)).isEqualTo(negation);
    }

    private static boolean negates(String question, Language language) {
        String rest = question.replace('’', '\'').toLowerCase(Locale.ROOT);
        return Objects.requireNonNull(NEGATION.get(language))
                .matcher(Objects.requireNonNull(LOST.get(language)).matcher(rest).replaceAll(""))
                .find();
    }

    @Test
    void everyPresentationHasWordsInBothLanguages() {
        Engine engine = new Engine(ProtocolFiles.library());
        assertThat(engine.presentations(Language.FR)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(engine.presentations(Language.FR).stream().map(Presentation::id))
                .containsExactlyElementsOf(
                        engine.presentations(Language.EN).stream().map(Presentation::id).toList());
        assertThat(engine.catalogue(Language.FR)).hasSameSizeAs(engine.catalogue(Language.EN));
    }

    /**
     * One fault is planted at a time into a sound protocol; the sentence that reports it follows.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "fr": "Alpha ?" | "fr": "" | fr is no text
                    "fr": "Alpha ?", | | fr is missing
                    "otherwise": {"urgency": "consultation", "text": {"fr": "o", "en": "p"}, "advice": []}, | | urgency is missing
                    "use": "gate", "finding": "beta" | "use": "gate", "finding": "nothing" | unknown finding nothing
                    "when": "gamma", | "when": "gamma and (", | a name was expected
                    "when": "gamma", | "when": "gamma or test.zeta", | unknown question test.zeta
                    "when": "gamma", | "when": "silent", | rule test.r can never hold
                    "opens": "alpha or beta", | "opens": "silent", | no words can open it
                    "urgency": "ambulance" | "urgency": "self_care" | lowers the urgency
                    "use": "gate" | "use": "net" | passes no gate
                    "use": "gate", | "use": "gate", "skip": "alpha", | skipped by more than age and sex
                    "group": "g", | "group": "nowhere", | unknown group nowhere
                    "urgency": "consultation", "text" | "urgency": "self_care", "text" | self-care by default
                    {"id": "n2", "use": "net", "finding": "delta", "urgency": "same_day", "sign": {"fr": "j", "en": "k"}} | | fewer than three red flags
                    {"source": "s", "publisher": "p", "unverified": true, "ownWording": true} | | no source
                    "unverified": true, | | neither retrieved nor marked
                    "ownWording": true | "ownWording": false | ownWording must be true
                    "questions": [] | "questions": [{"id": "idle", "kind": "boolean", "finding": "silent", "text": {"fr": "q", "en": "r"}}] | no rule uses the answer to test.idle
                    "advice": ["a"], "urgency" | "advice": ["b"], "urgency" | unknown advice b
                    "version": "1", | "version": "1", "extra": 1, | unknown member extra
                    "finding": "beta" | "finding": "omega" | omega is neither lasting nor passing
                    "opens": "alpha or beta", | "opens": "alpha and beta", | danger beta opens no protocol
                    "selfCare": { | "selfCare": {"minor": true, | neither gate nor limit
                    "use": "gate", | "use": "gate", "onlyIf": "gamma", | stands only sometimes
                    "use": "gate", | "use": "gate", "sameAs": ["test.zeta"], | unknown question test.zeta
                    "use": "gate", | "use": "gate", "sameAs": ["test.f"], | name each other in a circle: test.f
                    "fr": "j", "en": "k" | "fr": "same", "en": "same" | the same text in both languages
                    """)
    void aPlantedFaultIsFound(
            String sound, @org.jspecify.annotations.Nullable String broken, String reported) {
        String protocol =
                MINIMAL.replaceFirst(
                        Pattern.quote(sound),
                        broken == null ? "" : Matcher.quoteReplacement(broken));
        protocol = protocol.replaceAll(",\\s*\\]", "]");
        assertThat(protocol).isNotEqualTo(MINIMAL);
        assertThat(faults(protocol)).anyMatch(fault -> fault.contains(reported));
    }

    @Test
    void questionsThatNameEachOtherAreOneFault() {
        String asked =
                """
                {"id": "%s", "kind": "boolean", "finding": "gamma", "sameAs": ["test.%s"],
                 "text": {"fr": "%s ?", "en": "%s?"}}
                """;
        String circle =
                asked.formatted("one", "two", "Un", "One")
                        + ","
                        + asked.formatted("two", "three", "Deux", "Two")
                        + ","
                        + asked.formatted("three", "one", "Trois", "Three");
        assertThat(faults(MINIMAL.replace("\"questions\": []", "\"questions\": [" + circle + "]")))
                .filteredOn(fault -> fault.contains("circle"))
                .containsExactly(
                        "test.json: questions name each other in a circle: test.one, test.two,"
                                + " test.three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "count(", "possible("})
    void whatIsNestedWithoutEndIsAFault(String opening) {
        String deep = opening.repeat(30_000);
        assertThat(faults(MINIMAL.replace("\"when\": \"gamma\"", "\"when\": \"" + deep + "\"")))
                .anyMatch(fault -> fault.endsWith("nested too deeply"));
    }

    @Test
    void anEmergencyOfMinorComplaintsMustBeAGate() {
        String minor =
                MINIMAL.replace("\"selfCare\": {", "\"selfCare\": {\"minor\": true,")
                        .replace("\"use\": \"gate\"", "\"use\": \"net\"");
        assertThat(faults(minor)).anyMatch(fault -> fault.contains("is no gate"));
    }

    @Test
    void theMinimalProtocolItselfIsSound() {
        assertThat(faults(MINIMAL)).isEmpty();
    }

    @Test
    void aWordThatIsDefinedByItselfIsAFault() {
        Map<String, String> files = files(MINIMAL);
        files.put(
                "circle.json",
                "{\"kind\":\"lexicon\",\"classes\":{\"one\":{\"en\":[\"@two\"]},\"two\":{\"en\":[\"@one\"]}},\"findings\":{}}");
        assertThatThrownBy(() -> Library.parse(files))
                .isInstanceOf(LibraryFault.class)
                .hasMessageContaining("defined by itself");
    }

    /** A space ends a choice; what visibly meant several words is refused, not silently split. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "burn out|burnout",
                "come back|came back|coming back",
                "me etouffe|j etouffe",
                "repos|assis|sans rien",
                "{5: throat swelling|swollen up}",
                "{6: @alpha bent|wrong way}",
                "part|lambeaux?|arrache",
                "arm||leg"
            })
    void severalWordsInOneChoiceAreAFault(String pattern) {
        Map<String, String> files = files(MINIMAL);
        files.put("lexicon.json", LEXICON.replace("[\"beta\"]", "[\"" + pattern + "\"]"));
        assertThatThrownBy(() -> Library.parse(files))
                .isInstanceOf(LibraryFault.class)
                .hasMessageContaining("choice");
    }

    @Test
    void theSameFilesInAnotherOrderAreTheSameLibrary() {
        Map<String, String> reversed = new TreeMap<>(java.util.Comparator.reverseOrder());
        reversed.putAll(ProtocolFiles.texts());
        assertThat(Library.parse(reversed).references())
                .isEqualTo(ProtocolFiles.library().references());
    }

    private static List<String> faults(String protocol) {
        try {
            return Linter.check(Library.parse(files(protocol)));
        } catch (LibraryFault fault) {
            return fault.faults();
        }
    }

    private static Map<String, String> files(String protocol) {
        Map<String, String> files = new TreeMap<>();
        files.put("test.json", protocol);
        files.put("lexicon.json", LEXICON);
        files.put(
                "dispositions.json",
                ProtocolFiles.text("dispositions.json")
                        .replace(
                                "\"groups\": {",
                                "\"groups\": { \"g\": {\"fr\":\"g\",\"en\":\"g\"},"));
        return files;
    }

    private static final Map<Language, Pattern> NEGATION =
            Map.of(
                    Language.FR,
                    Pattern.compile("(?U)\\b(?:n'|(?:ne|ni|sans|pas|non|jamais|aucune?)\\b)"),
                    Language.EN,
                    Pattern.compile(
                            "n't\\b|\\b(?:no|not|cannot|without|never|none|nor|neither|nobody|nothing)\\b"));

    /**
     * What may stand in a question all the same, for here a yes is clearly the danger: something
     * that was there and is lost ("ne respire plus", "can no longer"), a spot that does not fade, a
     * bleeding that does not stop.
     */
    private static final Map<Language, Pattern> LOST =
            Map.of(
                    Language.FR,
                    Pattern.compile(
                            "(?U)\\b(?:ne |n')(?:s'|(?:se|me|vous|y|en) )?(?:[\\p{L}'-]+"
                                    + " )?(?:presque )?plus\\b|ne s'(?:effacent|arrête) pas"),
                    Language.EN,
                    Pattern.compile("no longer|do(?:es)? not (?:fade|stop)"));

    private static final String LEXICON =
            """
            {"kind": "lexicon", "classes": {}, "findings": {
              "alpha": {"label": {"fr": "a", "en": "a"}, "en": ["alpha"]},
              "beta": {"lasting": true, "label": {"fr": "b", "en": "b"}, "en": ["beta"]},
              "omega": {"label": {"fr": "o", "en": "o"}, "en": ["omega"]},
              "gamma": {"label": {"fr": "g", "en": "g"}, "en": ["gamma"]},
              "delta": {"label": {"fr": "d", "en": "d"}, "en": ["delta"]},
              "silent": {"label": {"fr": "s", "en": "s"}}}}
            """;

    private static final String MINIMAL =
            """
            {"kind": "protocol", "id": "test", "version": "1", "title": {"fr": "t", "en": "u"},
             "group": "g", "search": {"fr": ["t"], "en": ["u"]}, "opens": "alpha or beta",
             "redFlags": [
               {"id": "f", "use": "gate", "finding": "beta", "advice": ["a"], "urgency": "ambulance", "sign": {"fr": "h", "en": "i"}, "question": {"fr": "Alpha ?", "en": "Alpha?"}},
               {"id": "n1", "use": "net", "finding": "gamma", "urgency": "same_day", "sign": {"fr": "l", "en": "m"}},
               {"id": "n2", "use": "net", "finding": "delta", "urgency": "same_day", "sign": {"fr": "j", "en": "k"}}],
             "questions": [],
             "rules": [{"id": "r", "when": "gamma", "urgency": "same_day", "text": {"fr": "v", "en": "w"}}],
             "otherwise": {"urgency": "consultation", "text": {"fr": "o", "en": "p"}, "advice": []},
             "selfCare": {"text": {"fr": "x", "en": "y"}, "advice": []},
             "advice": {"a": {"fr": "c", "en": "d"}}, "safetyNet": [],
             "sources": [{"source": "s", "publisher": "p", "unverified": true, "ownWording": true}]}
            """;
}
