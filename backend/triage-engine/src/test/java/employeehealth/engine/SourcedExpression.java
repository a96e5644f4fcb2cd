package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One expression of a file of the lexicon that was made from a published terminology. */
record SourcedExpression(String finding, String term, Language language, String text) {

    static List<SourcedExpression> in(String file) {
        List<SourcedExpression> all = new ArrayList<>();
        for (var finding : members(members(Json.parse(file)).get("expressions")).entrySet()) {
            for (var term : members(finding.getValue()).entrySet()) {
                for (var language : members(term.getValue()).entrySet()) {
                    for (Json text : ((Json.Arr) language.getValue()).items()) {
                        all.add(
                                new SourcedExpression(
                                        finding.getKey(),
                                        term.getKey(),
                                        Language.of(language.getKey()).orElseThrow(),
                                        ((Json.Str) text).value()));
                    }
                }
            }
        }
        return all;
    }

    static Map<String, Json> members(@Nullable Json value) {
        return value instanceof Json.Obj(var members) ? members : Map.of();
    }

    /** What these words alone lead to. */
    Urgency urgency(Engine engine) {
        return engine.assess(Input.of(text, language)).recommendation().urgency();
    }
}
