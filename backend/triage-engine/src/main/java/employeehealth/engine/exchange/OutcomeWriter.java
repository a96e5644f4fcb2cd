package employeehealth.engine.exchange;

import employeehealth.engine.Explanation;
import employeehealth.engine.Finding;
import employeehealth.engine.Outcome;
import employeehealth.engine.Presentation;
import employeehealth.engine.Question;
import employeehealth.engine.Recommendation;
import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the engine says in the shape of the public contract. What only a server knows is left
 * out: the hash of the protocol and who signed it.
 */
public final class OutcomeWriter {

    private OutcomeWriter() {}

    public static String write(Outcome outcome) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("recommendation", recommendation(outcome.recommendation()));
        all.put("settled", new Json.Bool(outcome.settled()));
        all.put("nextQuestions", list(outcome.nextQuestions(), OutcomeWriter::question));
        all.put("findings", list(outcome.findings(), OutcomeWriter::finding));
        all.put("explanation", list(outcome.explanation(), OutcomeWriter::explanation));
        Map<String, Json> protocol = new LinkedHashMap<>();
        text(protocol, "id", outcome.protocol().id());
        text(protocol, "version", outcome.protocol().version());
        all.put("protocol", new Json.Obj(protocol));
        return new Json.Obj(all).write();
    }

    public static String questions(List<Question> catalogue) {
        return list(catalogue, OutcomeWriter::question).write();
    }

    public static String presentations(List<Presentation> all) {
        return list(all, OutcomeWriter::presentation).write();
    }

    private static Json recommendation(Recommendation advice) {
        Map<String, Json> all = new LinkedHashMap<>();
        text(all, "level", advice.level().code());
        text(all, "urgency", advice.urgency().code());
        text(all, "within", advice.within());
        text(all, "route", advice.route());
        all.put("advice", list(advice.advice(), Json.Str::new));
        all.put("safetyNet", list(advice.safetyNet(), Json.Str::new));
        return new Json.Obj(all);
    }

    private static Json question(Question question) {
        int dot = question.id().indexOf('.');
        Map<String, Json> all = new LinkedHashMap<>();
        text(all, "id", question.id());
        text(all, "protocol", dot < 0 ? question.id() : question.id().substring(0, dot));
        text(all, "text", question.text());
        text(all, "kind", question.kind().code());
        all.put("options", list(question.options(), OutcomeWriter::option));
        all.put("redFlag", new Json.Bool(question.redFlag()));
        number(all, "min", question.min());
        number(all, "max", question.max());
        text(all, "unit", question.unit());
        text(all, "sign", question.sign());
        return new Json.Obj(all);
    }

    private static Json option(Question.Option option) {
        Map<String, Json> all = new LinkedHashMap<>();
        text(all, "code", option.code());
        text(all, "label", option.label());
        return new Json.Obj(all);
    }

    private static Json finding(Finding finding) {
        Map<String, Json> all = new LinkedHashMap<>();
        text(all, "code", finding.code());
        text(all, "label", finding.label());
        text(all, "status", finding.status().code());
        all.put("start", new Json.Num(finding.start()));
        all.put("end", new Json.Num(finding.end()));
        return new Json.Obj(all);
    }

    private static Json explanation(Explanation explanation) {
        Map<String, Json> all = new LinkedHashMap<>();
        text(all, "rule", explanation.rule());
        text(all, "text", explanation.text());
        all.put("causes", list(explanation.causes(), Json.Str::new));
        return new Json.Obj(all);
    }

    private static Json presentation(Presentation presentation) {
        Map<String, Json> all = new LinkedHashMap<>();
        text(all, "id", presentation.id());
        text(all, "label", presentation.label());
        text(all, "group", presentation.group());
        text(all, "groupLabel", presentation.groupLabel());
        all.put("search", list(presentation.search(), Json.Str::new));
        return new Json.Obj(all);
    }

    private static <T> Json list(List<T> items, Function<T, Json> write) {
        List<Json> written = new ArrayList<>(items.size());
        for (T item : items) {
            written.add(write.apply(item));
        }
        return new Json.Arr(written);
    }

    private static void text(Map<String, Json> to, String name, @Nullable String value) {
        if (value != null) {
            to.put(name, new Json.Str(value));
        }
    }

    private static void number(Map<String, Json> to, String name, @Nullable Double value) {
        if (value != null) {
            to.put(name, new Json.Num(value));
        }
    }
}
