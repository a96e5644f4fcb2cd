package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.extension;
import static employeehealth.triage.fhir.Elements.inFrench;
import static employeehealth.triage.fhir.Elements.object;

import employeehealth.engine.Language;
import employeehealth.engine.ProtocolRef;
import employeehealth.engine.Question;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Protocols as Questionnaires: each by itself, and a whole library, which is what a check answers.
 * Ids of questions are their {@code linkId}s in both. When a question is asked is decided by the
 * engine from all that is known; {@code enableWhen} could not say it, and is not written.
 */
@Component
class Questionnaires {

    private static final String ALGORITHM = "sha256:";
    private static final String CHECK = "symptom-check";

    private final Canonicals canonicals;
    private final CodeSystems codes;
    private final Answers answers;
    private final ToldItems told;

    Questionnaires(Canonicals canonicals, CodeSystems codes, Answers answers, ToldItems told) {
        this.canonicals = canonicals;
        this.codes = codes;
        this.answers = answers;
        this.told = told;
    }

    /** By url and version, as QuestionnaireResponses name it. */
    String canonical(ProtocolLibrary library) {
        return canonicals.of("Questionnaire", CHECK) + "|" + bare(library.hash());
    }

    Map<String, Object> of(ProtocolLibrary library) {
        var sections = sections(library).toList();
        var items = new ArrayList<Map<String, Object>>();
        items.add(told.group(library));
        sections.stream().filter(Section::asks).map(Section::group).forEach(items::add);
        return questionnaire(
                CHECK + "-" + bare(library.hash()).substring(0, 12),
                CHECK,
                bare(library.hash()),
                library.hash(),
                new Title("Symptom check", "Bilan de symptômes"),
                sections.stream()
                        .map(one ->
                                canonicals.of("Questionnaire", one.name()) + "|" + one.version())
                        .toList(),
                items);
    }

    Map<String, Object> of(ProtocolLibrary library, ProtocolRef protocol) {
        var section =
                sections(library)
                        .filter(one -> one.protocol.equals(protocol))
                        .findFirst()
                        .orElseThrow();
        return questionnaire(
                id(section),
                section.name(),
                section.version(),
                library.hashOf(protocol.id()),
                section.title,
                List.of(),
                section.asks()
                        ? List.of(ToldItems.text(), section.group())
                        : List.of(ToldItems.text()));
    }

    /** Of at most 64 characters, as FHIR asks. */
    private static String id(Section section) {
        var end = "-" + section.fingerprint();
        var id = section.protocol.id();
        return id.substring(0, Math.min(id.length(), 64 - end.length())) + end;
    }

    private record Title(String en, String fr) {}

    /** What one protocol asks. */
    private record Section(ProtocolRef protocol, Title title, List<Map<String, Object>> items) {

        String name() {
            return "protocol-" + protocol.id();
        }

        /**
         * Tells texts apart that two health services call by the same version, and the same text
         * that offers the complaints of another library.
         */
        String version() {
            return protocol.version() + "+" + fingerprint();
        }

        String fingerprint() {
            try {
                var content = (title + items.toString()).getBytes(StandardCharsets.UTF_8);
                var hash = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(hash).substring(0, 12);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        boolean asks() {
            return !items.isEmpty();
        }

        Map<String, Object> group() {
            return object(
                    "linkId",
                    protocol.id(),
                    "text",
                    title.en,
                    "_text",
                    inFrench(title.fr),
                    "type",
                    "group",
                    "item",
                    items);
        }
    }

    private Stream<Section> sections(ProtocolLibrary library) {
        var english = library.engine().catalogue(Language.EN);
        var french = library.engine().catalogue(Language.FR);
        var items = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var i = 0; i < english.size(); i++) {
            items.computeIfAbsent(protocol(english.get(i)), id -> new ArrayList<>())
                    .add(item(english.get(i), french.get(i)));
        }
        return library.references().stream()
                .map(protocol ->
                        new Section(
                                protocol,
                                title(library, protocol),
                                items.getOrDefault(protocol.id(), List.of())));
    }

    private static Title title(ProtocolLibrary library, ProtocolRef protocol) {
        var title = Canonical.parse(library.textOf(protocol.id())).path("title");
        return new Title(title.path("en").asString(), title.path("fr").asString());
    }

    /** Which one asks it: the first part of its id. */
    static String protocol(Question question) {
        return question.id().substring(0, question.id().indexOf('.'));
    }

    /** The hash of the library whose Questionnaire has this version. */
    static String library(String version) {
        return ALGORITHM + version;
    }

    private static String bare(String hash) {
        return hash.substring(ALGORITHM.length());
    }

    private Map<String, Object> questionnaire(
            String id,
            String name,
            String version,
            String hash,
            Title title,
            List<String> derivedFrom,
            List<Map<String, Object>> items) {
        return object(
                "resourceType",
                "Questionnaire",
                "id",
                id,
                "language",
                "en",
                "url",
                canonicals.of("Questionnaire", name),
                "identifier",
                List.of(object("system", canonicals.hashes(), "value", hash)),
                "version",
                version,
                "title",
                title.en,
                "_title",
                inFrench(title.fr),
                "derivedFrom",
                derivedFrom,
                "status",
                "active",
                "subjectType",
                List.of("Patient"),
                "item",
                items);
    }

    private Map<String, Object> item(Question en, Question fr) {
        var unit = en.unit();
        return object(
                "extension",
                Stream.of(
                                extension("minValue", "Decimal", en.min()),
                                extension("maxValue", "Decimal", en.max()),
                                extension(
                                        "questionnaire-unit",
                                        "Coding",
                                        unit == null ? null : object("display", unit)))
                        .filter(one -> !one.isEmpty())
                        .toList(),
                "linkId",
                en.id(),
                "code",
                List.of(
                        codes.coding(
                                CodeSystems.QUESTION,
                                en.redFlag() ? Term.RED_FLAG : Term.QUESTION)),
                "text",
                en.text(),
                "_text",
                inFrench(fr.text()),
                "type",
                Answers.isNumber(en) ? "decimal" : "choice",
                "answerValueSet",
                answers.valueSet(en),
                "answerOption",
                answers.options(en, fr));
    }
}
