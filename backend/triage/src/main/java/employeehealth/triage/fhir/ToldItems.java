package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.coding;
import static employeehealth.triage.fhir.Elements.inFrench;
import static employeehealth.triage.fhir.Elements.object;

import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.triage.assessment.Told;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is told before any question is asked: words, the person, measurements, complaints picked.
 */
@Component
class ToldItems {

    private static final String TEXT = "told/text";
    private static final String PICKED = "told/presentations";

    private final Canonicals canonicals;

    ToldItems(Canonicals canonicals) {
        this.canonicals = canonicals;
    }

    /** The complaint in one's own words. */
    static Map<String, Object> text() {
        return object(
                "linkId",
                TEXT,
                "text",
                "What is the matter, in your own words?",
                "_text",
                inFrench("Que se passe-t-il, avec vos mots ?"),
                "type",
                "text",
                "maxLength",
                Input.MAX_TEXT);
    }

    Map<String, Object> group(ProtocolLibrary library) {
        return object(
                "linkId",
                "told",
                "text",
                "What you tell",
                "_text",
                inFrench("Ce que vous racontez"),
                "type",
                "group",
                "item",
                List.of(
                        text(),
                        group(
                                "told/subject",
                                "The person",
                                "La personne",
                                Stream.of(PersonFact.values()).map(PersonFact::item).toList()),
                        group(
                                "told/vitals",
                                "Measurements",
                                "Mesures",
                                Stream.of(Measure.values()).map(Measure::item).toList()),
                        picked(library)));
    }

    private static Map<String, Object> group(
            String linkId, String en, String fr, List<Map<String, Object>> items) {
        return object(
                "linkId", linkId,
                "text", en,
                "_text", inFrench(fr),
                "type", "group",
                "item", items);
    }

    private Map<String, Object> picked(ProtocolLibrary library) {
        var english = library.engine().presentations(Language.EN);
        var french = library.engine().presentations(Language.FR);
        var options = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < english.size(); i++) {
            var option = presentation(english.get(i).id(), english.get(i).label());
            option.put("_display", inFrench(french.get(i).label()));
            options.add(object("valueCoding", option));
        }
        return object(
                "linkId",
                PICKED,
                "text",
                "Complaints picked from the list",
                "_text",
                inFrench("Motifs choisis dans la liste"),
                "type",
                "choice",
                "repeats",
                true,
                "answerOption",
                options);
    }

    private Map<String, Object> presentation(String id, String label) {
        return coding(canonicals.codeSystem("triage-presentation"), id, label);
    }

    /** In the order of {@link #group}; nothing for what was not told. */
    Map<String, Object> answered(Told told, ProtocolLibrary library) {
        var subject = told.subject();
        var vitals = told.vitals();
        var parts =
                Stream.of(
                                answered(
                                        TEXT,
                                        told.text() == null
                                                ? Map.of()
                                                : object("valueString", told.text())),
                                grouped(
                                        "told/subject",
                                        subject == null
                                                ? List.of()
                                                : Stream.of(PersonFact.values())
                                                        .map(fact ->
                                                                answered(
                                                                        fact.linkId(),
                                                                        fact.answer(subject)))
                                                        .toList()),
                                grouped(
                                        "told/vitals",
                                        vitals == null
                                                ? List.of()
                                                : Stream.of(Measure.values())
                                                        .map(one ->
                                                                answered(
                                                                        one.linkId(),
                                                                        one.answer(vitals)))
                                                        .toList()),
                                chosen(told, library))
                        .toList();
        return grouped("told", parts);
    }

    private Map<String, Object> chosen(Told told, ProtocolLibrary library) {
        var picked = Objects.requireNonNullElse(told.presentations(), Set.<String>of());
        var answers =
                library.engine().presentations(Language.EN).stream()
                        .filter(one -> picked.contains(one.id()))
                        .map(one -> object("valueCoding", presentation(one.id(), one.label())))
                        .toList();
        return answers.isEmpty() ? Map.of() : object("linkId", PICKED, "answer", answers);
    }

    private static Map<String, Object> answered(String linkId, Map<String, Object> answer) {
        return answer.isEmpty() ? Map.of() : object("linkId", linkId, "answer", List.of(answer));
    }

    /** Nothing for a group in which nothing was answered. */
    static Map<String, Object> grouped(String linkId, List<Map<String, Object>> items) {
        var answered = items.stream().filter(item -> !item.isEmpty()).toList();
        return answered.isEmpty() ? Map.of() : object("linkId", linkId, "item", answered);
    }
}
