package employeehealth.engine;

import employeehealth.engine.text.FindingEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that everything a protocol names exists. */
final class References {

    private final Library library;
    private final Set<String> findings = new HashSet<>();
    private final Map<String, Protocol.Ask> questions = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    References(Library library) {
        this.library = library;
    }

    List<String> faults() {
        for (FindingEntry entry : library.lexicon().findings()) {
            findings.add(entry.code());
        }
        Set<String> ids = new HashSet<>();
        for (Protocol protocol : library.protocols()) {
            if (!ids.add(protocol.id())) {
                faults.add(protocol.file() + ": protocol " + protocol.id() + " exists twice");
            }
            for (Protocol.Ask ask : protocol.asks()) {
                if (questions.put(ask.id(), ask) != null) {
                    faults.add(protocol.file() + ": question " + ask.id() + " exists twice");
                }
            }
        }
        library.protocols().forEach(this::check);
        library.protocols().forEach(this::cycles);
        return faults;
    }

    private void check(Protocol protocol) {
        if (!library.dispositions().groups().containsKey(protocol.group())) {
            fault(protocol, "unknown group " + protocol.group());
        }
        condition(protocol, protocol.opens());
        List<Protocol.Rule> rules = new ArrayList<>(protocol.rules());
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            rules.add(flag.rule());
            condition(protocol, flag.onlyIf());
        }
        rules.add(protocol.otherwise());
        Set<String> ids = new HashSet<>();
        for (Protocol.Rule rule : rules) {
            if (!ids.add(rule.id())) {
                fault(protocol, "rule " + rule.id() + " exists twice");
            }
            condition(protocol, rule.when());
            advice(protocol, rule.advice());
        }
        Protocol.SelfCare selfCare = protocol.selfCare();
        if (selfCare != null) {
            condition(protocol, selfCare.unless());
            advice(protocol, selfCare.advice());
        }
        for (Protocol.Ask ask : protocol.asks()) {
            ask(protocol, ask);
        }
    }

    private void ask(Protocol protocol, Protocol.Ask ask) {
        condition(protocol, ask.skip());
        finding(protocol, ask.finding());
        for (Name same : ask.sameAs()) {
            question(protocol, same, ask.kind());
        }
        for (Protocol.AskOption option : ask.options()) {
            finding(protocol, option.finding());
        }
        if (ask.kind() == Question.Kind.CHOICE
                && ask.options().size() < 2
                && protocol.role() != Protocol.Role.GENERAL) {
            fault(protocol, "choice " + ask.id() + " has fewer than two options");
        }
    }

    /**
     * Each of them would ask for no less than the next: all would be the same question, and a no to
     * any would exclude what only the widest asks for. Said once for each circle.
     */
    private void cycles(Protocol protocol) {
        for (Protocol.Ask ask : protocol.asks()) {
            List<String> way = new ArrayList<>();
            if (leadsBack(ask, ask.id(), way, new HashSet<>())
                    && Collections.min(way).equals(ask.id())) {
                fault(protocol, "questions name each other in a circle: " + String.join(", ", way));
            }
        }
    }

    private boolean leadsBack(Protocol.Ask from, String to, List<String> way, Set<String> seen) {
        way.add(from.id());
        for (Name next : from.sameAs()) {
            Protocol.Ask ask = questions.get(next.text());
            if (next.text().equals(to)
                    || (ask != null && seen.add(next.text()) && leadsBack(ask, to, way, seen))) {
                return true;
            }
        }
        way.remove(way.size() - 1);
        return false;
    }

    private void advice(Protocol protocol, List<String> ids) {
        for (String advice : ids) {
            if (!protocol.advice().containsKey(advice)) {
                fault(protocol, "unknown advice " + advice);
            }
        }
    }

    private void finding(Protocol protocol, @Nullable Name finding) {
        if (finding != null && !findings.contains(finding.text())) {
            fault(protocol, "unknown finding " + finding);
        }
    }

    private void condition(Protocol protocol, @Nullable Condition condition) {
        switch (condition) {
            case null -> {}
            case Condition.Present(var finding) -> finding(protocol, finding);
            case Condition.Known(var finding) -> finding(protocol, finding);
            case Condition.Yes(var question) -> question(protocol, question, Question.Kind.BOOLEAN);
            case Condition.Chosen(var question, var option, var answer) ->
                    option(protocol, question, option);
            case Condition.OfSex(var sex) -> {}
            case Condition.Compare(var fact, var operator, var value) -> {}
            case Condition.Possible(var compare) -> {}
            case Condition.AtLeast(var count, var of) ->
                    of.forEach(inner -> condition(protocol, inner));
            case Condition.And(var all) -> all.forEach(inner -> condition(protocol, inner));
            case Condition.Or(var any) -> any.forEach(inner -> condition(protocol, inner));
        }
    }

    private void option(Protocol protocol, Name question, String option) {
        question(protocol, question, Question.Kind.CHOICE);
        Protocol.Ask ask = questions.get(question.text());
        if (ask != null && ask.options().stream().noneMatch(o -> o.code().equals(option))) {
            fault(protocol, "question " + question + " has no option " + option);
        }
    }

    private void question(Protocol protocol, Name question, Question.Kind kind) {
        Protocol.Ask ask = questions.get(question.text());
        if (ask == null) {
            fault(protocol, "unknown question " + question);
        } else if (ask.kind() != kind) {
            fault(protocol, "question " + question + " is no " + kind.code());
        }
    }

    private void fault(Protocol protocol, String what) {
        faults.add(protocol.file() + ": " + what);
    }
}
