package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.object;

import employeehealth.engine.Level;
import employeehealth.engine.Urgency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The codes of ours that resources use, as CodeSystems to publish. */
@Component
class CodeSystems {

    static final String LEVEL = "triage-level";
    static final String URGENCY = "triage-urgency";
    static final String QUESTION = "triage-question";

    static final String VERSION = "1.0.0";

    private final Canonicals canonicals;

    CodeSystems(Canonicals canonicals) {
        this.canonicals = canonicals;
    }

    List<Map<String, Object>> all() {
        return List.of(
                system(
                        LEVEL,
                        "TriageLevel",
                        "What to do now, mildest first",
                        Stream.of(Level.values()).map(Term::of).toList()),
                system(
                        URGENCY,
                        "TriageUrgency",
                        "How fast somebody needs care, mildest first",
                        Stream.of(Urgency.values()).map(Term::of).toList()),
                system(
                        QUESTION,
                        "TriageQuestion",
                        "What a question is for",
                        List.of(Term.RED_FLAG, Term.QUESTION)));
    }

    Map<String, Object> coding(String system, Term term) {
        return Elements.coding(canonicals.codeSystem(system), term.code(), term.en());
    }

    private Map<String, Object> system(String id, String name, String title, List<Term> terms) {
        return object(
                "resourceType",
                "CodeSystem",
                "id",
                id,
                "language",
                "en",
                "url",
                canonicals.codeSystem(id),
                "version",
                VERSION,
                "name",
                name,
                "title",
                title,
                "status",
                "active",
                "caseSensitive",
                true,
                "content",
                "complete",
                "concept",
                terms.stream().map(CodeSystems::concept).toList());
    }

    private static Map<String, Object> concept(Term term) {
        return object(
                "code", term.code(),
                "display", term.en(),
                "designation", List.of(object("language", "fr", "value", term.fr())));
    }
}
