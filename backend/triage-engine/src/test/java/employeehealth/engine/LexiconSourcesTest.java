package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.json.Json;
import employeehealth.engine.text.FindingEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was made from published terminologies is what the tables beside it say. Their files are not
 * here; {@code make lexicon DATA=folder CHECK=yes} compares with them.
 */
class LexiconSourcesTest {

    private static final Library LIBRARY = ProtocolFiles.library();
    private static final Engine ENGINE = new Engine(LIBRARY);

    /** Findings whose expressions send somebody to hospital whom our own words would not. */
    private static final Set<String> DANGERS =
            Set.of(
                    "asthma_attack",
                    "breathless_severe",
                    "venous_clot",
                    "face_droop",
                    "face_swelling",
                    "fainted",
                    "hypothermia",
                    "ketones",
                    "leg_weakness_both",
                    "miscarriage",
                    "no_gas",
                    "not_breathing",
                    "self_harm",
                    "sepsis_look",
                    "speech_trouble",
                    "stridor",
                    "stroke",
                    "swallow_trouble",
                    "testicle_pain",
                    "urinary_retention",
                    "vision_loss",
                    "vomiting_blood");

    /** And those that let them stay at home. */
    private static final Set<String> MINOR = Set.of("cold", "mouth_trouble", "runny_nose");

    private static final List<String> FILES = LexiconSources.FILES;

    static List<String> files() {
        return FILES;
    }

    static Stream<SourcedExpression> expressions() {
        return FILES.stream().flatMap(file -> SourcedExpression.in(text(file)).stream());
    }

    private static String text(String file) {
        return ProtocolFiles.text(file);
    }

    @ParameterizedTest
    @CsvSource({"lexicon/hpo.json, hpo.csv", "lexicon/ddxplus.json, ddxplus.csv"})
    void theFileHoldsEveryTermOfItsTableAndNoOther(String file, String table) throws IOException {
        Set<String> chosen = new TreeSet<>();
        for (String[] row : SourceTerm.rows(table)) {
            chosen.add(row[0] + ": " + row[1] + (table.equals("hpo.csv") ? " " + row[2] : ""));
        }
        Set<String> written = new TreeSet<>();
        SourcedExpression.members(member(file, "expressions"))
                .forEach((finding, terms) ->
                        SourcedExpression.members(terms)
                                .keySet()
                                .forEach(term -> written.add(finding + ": " + term)));
        assertThat(written).isEqualTo(chosen);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileNamesItsSourceVersionAndLicence(String file) {
        assertThat(member(file, "sources")).isInstanceOf(Json.Arr.class);
        for (Json source : ((Json.Arr) member(file, "sources")).items()) {
            assertThat(SourcedExpression.members(source).keySet())
                    .containsExactlyInAnyOrder(
                            "source", "publisher", "version", "licence", "files");
        }
    }

    private static Json member(String file, String name) {
        return SourcedExpression.members(Json.parse(text(file)))
                .getOrDefault(name, new Json.Null());
    }

    @Test
    void everyFindingOfTheTablesExists() throws IOException {
        Set<String> known =
                LIBRARY.lexicon().findings().stream()
                        .map(FindingEntry::code)
                        .collect(Collectors.toSet());
        for (String table : List.of("hpo.csv", "ddxplus.csv", "left-out.csv")) {
            for (String[] row : SourceTerm.rows(table)) {
                assertThat(known).contains(row[0]);
            }
        }
    }

    @Test
    void everyExpressionIsUnderstood() {
        assertThat(expressions())
                .hasSizeGreaterThan(500)
                .allSatisfy(one ->
                        assertThat(
                                        LIBRARY.lexicon()
                                                .read(one.text(), one.language().code())
                                                .mentions())
                                .as(one.text())
                                .anyMatch(mention -> mention.code().equals(one.finding())));
    }

    @Test
    void whatIsLeftOutHasAReasonAndIsNotThere() throws IOException {
        List<SourcedExpression> all = expressions().toList();
        assertThat(SourceTerm.LeftOut.all())
                .isNotEmpty()
                .allSatisfy(out -> {
                    assertThat(out.reason()).isNotBlank();
                    assertThat(all)
                            .noneMatch(one ->
                                    one.finding().equals(out.finding())
                                            && one.language() == out.language()
                                            && one.text().equalsIgnoreCase(out.expression()));
                });
    }

    /** Whoever adds a term looks at what it does: a new alarm or reassurance is written here. */
    @Test
    void whatCallsAnEmergencyAndWhatReassuresWasLookedAt() {
        Map<String, String> own = ProtocolFiles.texts();
        FILES.forEach(own::remove);
        Engine before = new Engine(Library.parse(own));
        Set<String> dangers = new TreeSet<>();
        Set<String> minor = new TreeSet<>();
        expressions()
                .filter(one -> one.urgency(ENGINE) != one.urgency(before))
                .forEach(one -> {
                    switch (one.urgency(ENGINE)) {
                        case AMBULANCE, EMERGENCY_DEPARTMENT -> dangers.add(one.finding());
                        case SELF_CARE -> minor.add(one.finding());
                        default -> {}
                    }
                });
        assertThat(DANGERS).containsAll(dangers);
        assertThat(MINOR).containsAll(minor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FR | cataractes et arthralgies | vision_gradual
                    FR | une myalgie des deux cuisses | limb_pain
                    FR | un ictus ce matin | stroke
                    EN | bleeding of the gums | mouth_trouble
                    """)
    void inflectionsAndSmallWordsDoNotMatter(Language language, String text, String finding) {
        assertThat(LIBRARY.lexicon().read(text, language.code()).mentions())
                .anyMatch(mention -> mention.code().equals(finding));
    }

    /** Words of others are none that a mistyped or joined word is taken for. */
    @ParameterizedTest
    @CsvSource({"FR, enrôlement", "FR, âneries", "FR, automatiques", "EN, fretfulness"})
    void nothingIsMendedTowardsThem(Language language, String word) {
        assertThat(LIBRARY.lexicon().read(word, language.code()).mentions()).isEmpty();
    }

    @Test
    void faultsOfSuchAFileAreReported() {
        assertThat(faults("\"expressions\": {\"hiccups\": {\"x\": {\"en\": [\"hick\"]}}}"))
                .anyMatch(fault -> fault.contains("whose expressions these are is not said"));
        String sources = "\"sources\": [], \"expressions\": ";
        assertThat(faults(sources + "{\"nothing\": {\"x\": {\"en\": [\"zorglub\"]}}}"))
                .anyMatch(fault -> fault.contains("expressions for nothing, which does not exist"));
        assertThat(faults(sources + "{\"hiccups\": {\"x\": {\"en\": [\"hick|hack\"]}}}"))
                .anyMatch(fault -> fault.contains("plain words only"));
        assertThat(faults(sources + "{\"hiccups\": {\"x\": {\"en\": [\"of the\"]}}}"))
                .anyMatch(fault -> fault.contains("says something"));
        assertThat(faults(sources + "{\"hiccups\": {\"x\": {\"de\": [\"Schluckauf\"]}}}"))
                .anyMatch(fault -> fault.contains("unknown member de"));
    }

    private static List<String> faults(String members) {
        Map<String, String> files = ProtocolFiles.texts();
        files.put(
                "lexicon/more.json",
                "{\"kind\": \"lexicon\", \"findings\": {\"hiccups\": {\"label\":"
                        + " {\"fr\": \"hoquet\", \"en\": \"hiccups\"}, \"any\": [\"hic\"]}}, "
                        + members
                        + "}");
        try {
            Library.parse(files);
            return List.of();
        } catch (LibraryFault fault) {
            return fault.faults();
        }
    }
}
