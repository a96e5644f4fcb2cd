package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.object;
import static employeehealth.triage.fhir.Elements.reference;

import employeehealth.engine.Explanation;
import employeehealth.engine.Language;
import employeehealth.engine.Level;
import employeehealth.engine.Urgency;
import employeehealth.triage.assessment.Assessment;
import employeehealth.triage.assessment.Result;
import employeehealth.triage.assessment.Told;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A stored check as a QuestionnaireResponse and the RiskAssessment that rests on it. */
@Component
class CheckResources {

    private final Canonicals canonicals;
    private final CodeSystems codes;
    private final Questionnaires questionnaires;
    private final Answers answers;
    private final ToldItems told;

    CheckResources(
            Canonicals canonicals,
            CodeSystems codes,
            Questionnaires questionnaires,
            Answers answers,
            ToldItems told) {
        this.canonicals = canonicals;
        this.codes = codes;
        this.questionnaires = questionnaires;
        this.answers = answers;
        this.told = told;
    }

    Map<String, Object> response(Assessment check, ProtocolLibrary library) {
        return object(
                "resourceType", "QuestionnaireResponse",
                "id", check.id().toString(),
                "language", check.told().language(),
                "identifier", identifier(check),
                "questionnaire", questionnaires.canonical(library),
                "status", check.result().settled() ? "completed" : "in-progress",
                "subject", subject(check),
                "authored", check.at().toString(),
                "author", reference("Patient", check.owner().person()),
                "source", reference("Patient", check.owner().person()),
                "item", items(check, library));
    }

    private List<Map<String, Object>> items(Assessment check, ProtocolLibrary library) {
        var given = Objects.requireNonNullElse(check.told().answers(), Map.<String, JsonNode>of());
        var answered = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var question : library.engine().catalogue(Language.EN)) {
            var value = given.get(question.id());
            if (value != null) {
                answered.computeIfAbsent(Questionnaires.protocol(question), id -> new ArrayList<>())
                        .add(answers.item(question, value));
            }
        }
        var groups = new ArrayList<Map<String, Object>>();
        groups.add(told.answered(check.told(), library));
        answered.forEach((protocol, items) -> groups.add(ToldItems.grouped(protocol, items)));
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    Map<String, Object> risk(Assessment check) {
        var result = check.result();
        return object(
                "resourceType",
                "RiskAssessment",
                "id",
                check.id().toString(),
                "language",
                check.told().language(),
                "contained",
                List.of(engine(check)),
                "identifier",
                List.of(identifier(check)),
                "status",
                result.settled() ? "final" : "preliminary",
                "method",
                object("text", protocol(result)),
                "code",
                object("text", "Symptom check"),
                "subject",
                subject(check),
                "occurrenceDateTime",
                check.at().toString(),
                "performer",
                object("reference", "#engine"),
                "basis",
                List.of(reference("QuestionnaireResponse", check.id())),
                "prediction",
                List.of(
                        object(
                                "outcome",
                                outcome(result.recommendation()),
                                "rationale",
                                result.explanation().stream()
                                        .map(Explanation::text)
                                        .collect(Collectors.joining("\n")))),
                "mitigation",
                mitigation(result.recommendation()));
    }

    /** What decided, exactly: with it the same facts give the same answer. */
    private Map<String, Object> engine(Assessment check) {
        var protocol = check.result().protocol();
        var policy = check.result().policy();
        var versions =
                new ArrayList<>(
                        List.of(
                                version("engine", check.engine()),
                                version("library", check.library()),
                                version("protocol " + protocol.id(), protocol.version()),
                                version("hash of the protocol", protocol.hash())));
        if (policy != null) {
            versions.add(version("policy of the company", String.valueOf(policy.version())));
            versions.add(version("hash of the policy", policy.hash()));
        }
        return object(
                "resourceType",
                "Device",
                "id",
                "engine",
                "deviceName",
                List.of(object("name", "employee-health triage engine", "type", "model-name")),
                "version",
                versions);
    }

    private static Map<String, Object> version(String of, String value) {
        return object("type", object("text", of), "value", value);
    }

    private static String protocol(Result result) {
        return "Rules of the protocol %s %s"
                .formatted(result.protocol().id(), result.protocol().version());
    }

    private Map<String, Object> outcome(Result.Advice advice) {
        var urgency = Urgency.of(advice.urgency());
        var level =
                Stream.of(Level.values())
                        .filter(one -> one.code().equals(advice.level()))
                        .findFirst();
        return object(
                "coding",
                Stream.concat(
                                urgency.stream()
                                        .map(one ->
                                                codes.coding(CodeSystems.URGENCY, Term.of(one))),
                                level.stream()
                                        .map(one -> codes.coding(CodeSystems.LEVEL, Term.of(one))))
                        .toList(),
                "text",
                advice.route());
    }

    private static String mitigation(Result.Advice advice) {
        return Stream.of(
                        Stream.of(advice.route()),
                        advice.advice().stream(),
                        advice.safetyNet().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private Map<String, Object> identifier(Assessment check) {
        return object(
                "system", canonicals.checks(),
                "value", check.id().toString());
    }

    /** The author only where they said so: another person's illness must not go into their file. */
    private Map<String, Object> subject(Assessment check) {
        var subject = check.told().subject();
        if (subject != null && Told.Subject.SELF.equals(subject.relationship())) {
            return reference("Patient", check.owner().person());
        }
        return object(
                "type",
                "Patient",
                "display",
                "fr".equals(check.told().language())
                        ? "La personne dont l’auteur a parlé"
                        : "The person that the author told of");
    }

    /** Both, for whoever takes their own check along. */
    Map<String, Object> bundle(Assessment check, ProtocolLibrary library) {
        return object(
                "resourceType",
                "Bundle",
                "type",
                "collection",
                "timestamp",
                check.at().toString(),
                "entry",
                List.of(entry(response(check, library)), entry(risk(check))));
    }

    private Map<String, Object> entry(Map<String, Object> resource) {
        return object(
                "fullUrl",
                canonicals.of(
                        String.valueOf(resource.get("resourceType")),
                        String.valueOf(resource.get("id"))),
                "resource",
                resource);
    }
}
