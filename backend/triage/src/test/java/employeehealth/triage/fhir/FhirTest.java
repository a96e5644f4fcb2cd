package employeehealth.triage.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.Language;
import employeehealth.engine.Question;
import employeehealth.shared.database.TestPlatform;
import employeehealth.triage.TestTriage;
import employeehealth.triage.assessment.Assessment;
import employeehealth.triage.assessment.TestChecks;
import employeehealth.triage.assessment.Told;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.TestProtocols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we write as FHIR, read by HAPI's validator; and that it says what we know. */
class FhirTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Protocols PROTOCOLS = TestProtocols.of(new TestTriage().database());
    private static final ProtocolLibrary LIBRARY = PROTOCOLS.shipped();
    private static final Canonicals CANONICALS = new Canonicals(TestPlatform.settings());
    private static final CodeSystems CODES = new CodeSystems(CANONICALS);
    private static final Answers ANSWERS = new Answers(CANONICALS);
    private static final ToldItems TOLD = new ToldItems(CANONICALS);
    private static final Questionnaires QUESTIONNAIRES =
            new Questionnaires(CANONICALS, CODES, ANSWERS, TOLD);
    private static final CheckResources CHECKS =
            new CheckResources(CANONICALS, CODES, QUESTIONNAIRES, ANSWERS, TOLD);
    private static final R4Validator VALIDATOR = validator();

    private static R4Validator validator() {
        var published = new ArrayList<String>();
        CODES.all().forEach(one -> published.add(json(one)));
        published.add(json(ANSWERS.yesNoUnknown()));
        published.add(json(QUESTIONNAIRES.of(LIBRARY)));
        return new R4Validator(published);
    }

    private static String json(Map<String, Object> resource) {
        return ReadAsFhir.resource(resource).json();
    }

    private static JsonNode tree(Map<String, Object> resource) {
        return JSON.readTree(json(resource));
    }

    @Test
    void ourCodesAreValid() {
        assertThat(CODES.all()).hasSize(3).allSatisfy(FhirTest::isValid);
        isValid(ANSWERS.yesNoUnknown());
    }

    @Test
    void everyProtocolMakesAValidQuestionnaire() {
        assertThat(LIBRARY.references()).hasSizeGreaterThan(100);
        assertThat(
                        LIBRARY.references().parallelStream()
                                .map(protocol -> json(QUESTIONNAIRES.of(LIBRARY, protocol)))
                                .flatMap(json -> VALIDATOR.errors(json).stream())
                                .toList())
                .isEmpty();
    }

    @Test
    void aProtocolAsksForWordsAndWhatItAsksInTheOrderOfTheCatalogue() {
        for (var protocol : LIBRARY.references()) {
            var questionnaire = tree(QUESTIONNAIRES.of(LIBRARY, protocol));
            assertThat(questionnaire.path("version").asString())
                    .startsWith(protocol.version() + "+");
            var questions =
                    catalogue().stream()
                            .map(Question::id)
                            .filter(id -> id.startsWith(protocol.id() + "."));
            assertThat(linkIds(questionnaire))
                    .filteredOn(id -> id.contains(".") || id.equals("told/text"))
                    .containsExactlyElementsOf(
                            Stream.concat(Stream.of("told/text"), questions).toList());
        }
    }

    /** Its parts are those of the protocols, which are validated one by one. */
    @Test
    void theLibraryIsAValidQuestionnaireInBothLanguages() {
        var questionnaire = QUESTIONNAIRES.of(LIBRARY);
        assertThat(linkIds(tree(questionnaire)))
                .doesNotHaveDuplicates()
                .contains("told/text", "told/vitals/spo2")
                .containsAll(catalogue().stream().map(Question::id).toList());
        var text = tree(questionnaire).toString();
        for (var question : LIBRARY.engine().catalogue(Language.FR)) {
            assertThat(text).contains(JSON.writeValueAsString(question.text()));
        }
        var items = (List<?>) Objects.requireNonNull(questionnaire.get("item"));
        questionnaire.put("item", items.subList(0, 5));
        isValid(questionnaire);
    }

    @Test
    void whatTheDemoCompaniesToldIsValid() {
        assertThat(TestChecks.demo())
                .hasSizeGreaterThan(10)
                .map(told -> TestChecks.of(told, PROTOCOLS))
                .allSatisfy(check -> isValid(CHECKS.bundle(check, LIBRARY)))
                .allSatisfy(check -> isValid(CHECKS.response(check, LIBRARY)));
    }

    /** Of every kind of question every kind of answer, and everything else that can be told. */
    private static Told everything() {
        var answers = new TreeMap<String, JsonNode>();
        var n = 0;
        for (var question : catalogue()) {
            var value =
                    switch (question.kind()) {
                        case BOOLEAN -> List.of("true", "false", "\"unknown\"").get(n++ % 3);
                        case NUMBER -> "\"unknown\"";
                        case SCALE -> "7.5";
                        case CHOICE -> '"' + question.options().getFirst().code() + '"';
                    };
            answers.put(question.id(), JSON.readTree(value));
        }
        return new Told(
                " J’ai très mal\n\t« là » <b>& ici</b> ",
                "fr",
                new Told.Subject("self", 34.5, "female", true, false, true, false),
                new Told.Vitals(38.2, 110.0, 20.0, 97.0, 130.0, 85.0, 5.6),
                answers,
                Set.of("chest-pain", "headache"));
    }

    @Test
    void theAuthorIsTheSubjectOnlyWhereTheySaidSo() {
        for (var relationship : Arrays.asList("self", "other", null)) {
            var subject = new Told.Subject(relationship, 8.0, "male", null, null, null, null);
            var told = new Told("Mal de tête", "fr", subject, null, null, null);
            var check = TestChecks.of(told, PROTOCOLS);
            for (var resource : List.of(CHECKS.response(check, LIBRARY), CHECKS.risk(check))) {
                isValid(resource);
                assertThat(tree(resource).at("/subject/reference").asStringOpt())
                        .isEqualTo(
                                "self".equals(relationship)
                                        ? Optional.of("Patient/" + check.owner().person())
                                        : Optional.empty());
            }
        }
    }

    @Test
    void everythingThatCanBeToldIsValidAndNothingOfItIsLost() {
        var told = everything();
        var check = TestChecks.of(told, PROTOCOLS);
        var response = CHECKS.response(check, LIBRARY);
        isValid(response);
        isValid(CHECKS.risk(check));
        JsonNode items = JSON.valueToTree(items(tree(response)));
        assertThat(items.path("told/text").at("/answer/0/valueString").asString())
                .isEqualTo(told.text());
        assertThat(
                        items.path("told/vitals/temperatureC")
                                .at("/answer/0/valueQuantity/value")
                                .asDouble())
                .isEqualTo(38.2);
        assertThat(items.path("told/presentations").findValuesAsString("code"))
                .containsExactlyInAnyOrder("chest-pain", "headache");
        Objects.requireNonNull(told.answers())
                .forEach((question, value) -> {
                    var item = items.path(question);
                    var said = item.at("/answer/0/valueCoding/code").asString();
                    switch (value.asString()) {
                        case "true" -> assertThat(said).isEqualTo("Y");
                        case "false" -> assertThat(said).isEqualTo("N");
                        case "7.5" ->
                                assertThat(item.at("/answer/0/valueDecimal").asDouble())
                                        .isEqualTo(7.5);
                        case "unknown" -> assertThat(item.toString()).contains("asked-unknown");
                        default -> assertThat(said).isEqualTo(value.asString());
                    }
                });
    }

    @Test
    void anAnswerSaysWhatWasRecommendedWhyAndByWhat() {
        var check = check("J’ai la poitrine serrée et le bras gauche lourd", 51.0);
        var risk = tree(CHECKS.risk(check));
        assertThat(risk.at("/basis/0/reference").asString())
                .isEqualTo("QuestionnaireResponse/" + check.id());
        assertThat(risk.at("/prediction/0/outcome/coding").findValuesAsString("code"))
                .containsExactly("ambulance", "emergency");
        assertThat(risk.at("/prediction/0/rationale").asString())
                .contains(check.result().explanation().getFirst().text());
        assertThat(risk.path("mitigation").asString())
                .contains(check.result().recommendation().advice());
        assertThat(risk.at("/contained/0/version").findValuesAsString("value"))
                .containsExactly(
                        check.engine(),
                        check.library(),
                        check.result().protocol().version(),
                        check.result().protocol().hash());
        assertThat(risk.path("status").asString())
                .isEqualTo(check.result().settled() ? "final" : "preliminary");
    }

    @Test
    void whoeverIsToldOfTheirIllnessIsInNobodysFile() {
        for (var age : new Double[] {3.0, 51.0, null}) {
            var told = check("Ma fille a de la fièvre", age);
            var bundle = tree(CHECKS.bundle(told, LIBRARY));
            assertThat(bundle.findValues("subject"))
                    .hasSize(2)
                    .allSatisfy(subject -> assertThat(subject.has("reference")).isFalse());
            assertThat(bundle.at("/entry/0/resource/author/reference").asString())
                    .isEqualTo("Patient/" + told.owner().person());
            isValid(CHECKS.bundle(told, LIBRARY));
        }
    }

    @Test
    void aTextThatChangesIsAnotherVersion() {
        var protocol =
                LIBRARY.references().stream()
                        .filter(one -> one.id().equals("headache"))
                        .findFirst()
                        .orElseThrow();
        var changed = LIBRARY.with("headache", LIBRARY.textOf("headache").replace("?\"", "? ?\""));
        assertThat(QUESTIONNAIRES.of(changed, protocol).get("version"))
                .isNotEqualTo(QUESTIONNAIRES.of(LIBRARY, protocol).get("version"));
        assertThat(QUESTIONNAIRES.canonical(changed))
                .isNotEqualTo(QUESTIONNAIRES.canonical(LIBRARY));
    }

    /** Proves that the validator looks. */
    @Test
    void whatIsWrongIsFound() {
        var right = json(CHECKS.response(TestChecks.of(everything(), PROTOCOLS), LIBRARY));
        assertThat(right).contains("\"completed\"").contains("\"headache.");
        for (var wrong :
                List.of(
                        right.replace("\"completed\"", "\"done\""),
                        right.replaceFirst("\"headache\\.", "\"headache.of-nobody-"),
                        right.replaceFirst("\"valueDecimal\":7.5", "\"valueString\":\"7.5\""),
                        right.replaceFirst("\"code\":\"Y\"", "\"code\":\"perhaps\""),
                        right.replaceFirst("\"authored\":\"2026-03", "\"authored\":\"2026-33"))) {
            assertThat(wrong).isNotEqualTo(right);
            assertThat(VALIDATOR.errors(wrong)).as(wrong).isNotEmpty();
        }
    }

    @Test
    void nothingOfAnybodyIsPrinted() {
        var check = check("Mal de tête", 40.0);
        assertThat(ReadAsFhir.resource(CHECKS.bundle(check, LIBRARY)))
                .hasToString("FhirResource[hidden]");
    }

    private static Assessment check(String words, @Nullable Double age) {
        var subject = new Told.Subject("other", age, "male", null, null, null, null);
        return TestChecks.of(new Told(words, "fr", subject, null, null, null), PROTOCOLS);
    }

    private static void isValid(Map<String, Object> resource) {
        assertThat(VALIDATOR.errors(json(resource))).isEmpty();
    }

    private static List<Question> catalogue() {
        return LIBRARY.engine().catalogue(Language.EN);
    }

    private static List<String> linkIds(JsonNode resource) {
        return resource.findValuesAsString("linkId");
    }

    /** Those that stand for a question, by its id. */
    private static Map<String, JsonNode> items(JsonNode response) {
        var items = new TreeMap<String, JsonNode>();
        for (var item : response.path("item")) {
            if (!item.has("item")) {
                items.put(item.path("linkId").asString(), item);
            }
            items.putAll(items(item));
        }
        return items;
    }
}
