package employeehealth.engine;

import employeehealth.engine.text.FindingEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a library that can be read: what no person could ever reach, and every
 * way in which a danger could be passed by.
 */
public final class Linter {

    /** Fewest specific red flags of a protocol about a complaint. */
    private static final int RED_FLAGS = 3;

    private final Library library;
    private final List<String> faults = new ArrayList<>();

    /** Findings that words, answers or facts about the person can make present. */
    private final Set<String> possible = new HashSet<>();

    private final Map<String, FindingEntry> entries = new HashMap<>();

    private Linter(Library library) {
        this.library = library;
        for (FindingEntry entry : library.lexicon().findings()) {
            entries.put(entry.code(), entry);
        }
    }

    /** One sentence per fault, beginning with the file name; empty for a sound library. */
    public static List<String> check(Library library) {
        Linter linter = new Linter(library);
        linter.collect();
        library.protocols().forEach(linter::check);
        return List.copyOf(linter.faults);
    }

    private void collect() {
        for (FindingEntry entry : library.lexicon().findings()) {
            if (library.lexicon().recognises(entry.code())) {
                possible.add(entry.code());
                possible.addAll(entry.implies());
            }
        }
        for (Protocol protocol : library.protocols()) {
            for (Protocol.Ask ask : protocol.asks()) {
                if (ask.finding() != null) {
                    possible.add(ask.finding().text());
                }
                for (Protocol.AskOption option : ask.options()) {
                    if (option.finding() != null) {
                        possible.add(option.finding().text());
                    }
                }
            }
        }
    }

    private void check(Protocol protocol) {
        boolean complaint = protocol.role() == Protocol.Role.COMPLAINT;
        if (complaint && !reachable(protocol.opens())) {
            fault(protocol, "no words can open it");
        }
        if (complaint && protocol.redFlags().size() < RED_FLAGS) {
            fault(protocol, "fewer than three red flags");
        }
        if (complaint && protocol.otherwise().urgency() == Urgency.SELF_CARE) {
            fault(protocol, "self-care by default passes no red flag");
        }
        if (protocol.sources().isEmpty()) {
            fault(protocol, "no source");
        }
        for (Protocol.Source source : protocol.sources()) {
            if (source.retrieved() == null && !source.unverified()) {
                fault(protocol, "a source was neither retrieved nor marked unverified");
            }
        }
        protocol.redFlags().forEach(flag -> redFlag(protocol, flag));
        protocol.redFlags().forEach(flag -> findings(protocol, flag));
        protocol.rules().forEach(rule -> rule(protocol, rule));
        protocol.questions().forEach(ask -> question(protocol, ask));
        selfCare(protocol);
        translations(protocol);
    }

    private void redFlag(Protocol protocol, Protocol.RedFlag flag) {
        String id = flag.rule().id();
        Protocol.Ask ask = flag.question();
        if (ask == null && !reachable(flag.when())) {
            fault(protocol, "red flag " + id + " can never hold");
        }
        if (flag.rule().urgency().compareTo(Urgency.SAME_DAY) < 0
                || protocol.otherwise().urgency().above(flag.rule().urgency())) {
            fault(protocol, "red flag " + id + " lowers the urgency");
        }
        if (flag.gate() && ask != null && ask.skip() != null && !aboutPerson(ask.skip())) {
            fault(protocol, "gate " + id + " is skipped by more than age and sex");
        }
    }

    /** What alone raises an emergency: does it stay one when it went away, and who looks at it? */
    private void findings(Protocol protocol, Protocol.RedFlag flag) {
        for (Name code : flag.findings()) {
            FindingEntry entry = entries.get(code.text());
            if (entry == null) {
                continue;
            }
            if (flag.emergency() && !entry.lasting() && !entry.passing() && !entry.disease()) {
                fault(protocol, "finding " + code + " is neither lasting nor passing");
            }
            if (entry.lasting() && !lookedAt(code)) {
                fault(protocol, "danger " + code + " opens no protocol");
            }
        }
    }

    private boolean lookedAt(Name finding) {
        for (Protocol protocol : library.protocols()) {
            boolean universal = protocol.role() == Protocol.Role.UNIVERSAL;
            if (universal
                    && protocol.redFlags().stream().anyMatch(f -> f.named().contains(finding))) {
                return true;
            }
            if (opens(protocol.opens(), finding)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the finding alone makes it true. */
    private static boolean opens(@Nullable Condition condition, Name finding) {
        return (condition instanceof Condition.Present(var one) && one.equals(finding))
                || (condition instanceof Condition.Or(var any)
                        && any.stream().anyMatch(one -> opens(one, finding)));
    }

    private void rule(Protocol protocol, Protocol.Rule rule) {
        if (!reachable(rule.when())) {
            fault(protocol, "rule " + rule.id() + " can never hold");
        }
        if (rule.urgency() == Urgency.SELF_CARE
                || (protocol.role() == Protocol.Role.COMPLAINT
                        && protocol.otherwise().urgency().above(rule.urgency()))) {
            fault(protocol, "rule " + rule.id() + " is below the default and never decides");
        }
    }

    private void question(Protocol protocol, Protocol.Ask ask) {
        if (protocol.role() == Protocol.Role.GENERAL) {
            return;
        }
        for (Protocol other : library.protocols()) {
            List<Condition> conditions = new ArrayList<>();
            other.redFlags().forEach(flag -> conditions.add(flag.rule().when()));
            other.rules().forEach(rule -> conditions.add(rule.when()));
            if (other.opens() != null) {
                conditions.add(other.opens());
            }
            Protocol.SelfCare selfCare = other.selfCare();
            if (selfCare != null && selfCare.unless() != null) {
                conditions.add(selfCare.unless());
            }
            for (Condition condition : conditions) {
                if (mentions(condition, ask)) {
                    return;
                }
            }
        }
        fault(protocol, "no rule uses the answer to " + ask.id());
    }

    private void selfCare(Protocol protocol) {
        Protocol.SelfCare selfCare = protocol.selfCare();
        if (selfCare == null) {
            return;
        }
        boolean gated = protocol.redFlags().stream().anyMatch(Protocol.RedFlag::gate);
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            String id = flag.rule().id();
            if (selfCare.minor() && flag.emergency() && !flag.gate()) {
                fault(protocol, "emergency " + id + " of minor complaints is no gate");
            }
            if (flag.onlyIf() != null && !selfCare.minor()) {
                fault(
                        protocol,
                        "gate " + id + " stands only sometimes, and complaints are serious");
            }
            if (flag.onlyIf() != null && !reachable(flag.onlyIf())) {
                fault(protocol, "gate " + id + " never stands");
            }
        }
        if (!gated && !selfCare.minor()) {
            fault(protocol, "a way to self-care passes no gate, and it is not said to be minor");
        }
        if ((!gated || selfCare.minor()) && selfCare.unless() == null) {
            fault(protocol, "a way to self-care has neither gate nor limit");
        }
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            if (flag.gate() && flag.question() == null) {
                fault(protocol, "gate " + flag.rule().id() + " cannot be answered");
            }
        }
    }

    private void translations(Protocol protocol) {
        List<Text> texts = new ArrayList<>(protocol.advice().values());
        texts.addAll(protocol.safetyNet());
        texts.add(protocol.otherwise().text());
        protocol.redFlags().forEach(flag -> texts.add(flag.sign()));
        protocol.rules().forEach(rule -> texts.add(rule.text()));
        protocol.asks().forEach(ask -> texts.add(ask.text()));
        for (Text text : texts) {
            if (text.fr().equals(text.en())) {
                fault(protocol, "the same text in both languages: " + text.fr());
            }
        }
        boolean complaint = protocol.role() == Protocol.Role.COMPLAINT;
        for (Language language : Language.values()) {
            if (complaint && protocol.search().getOrDefault(language, List.of()).isEmpty()) {
                fault(protocol, "no search words in " + language.code());
            }
        }
    }

    /** Whether some input can make it true. */
    private boolean reachable(@Nullable Condition condition) {
        return switch (condition) {
            case null -> false;
            case Condition.Present(var finding) -> possible.contains(finding.text());
            case Condition.Known(var finding) -> possible.contains(finding.text());
            case Condition.Yes(var question) -> true;
            case Condition.Chosen(var question, var option, var answer) -> true;
            case Condition.OfSex(var sex) -> true;
            case Condition.Compare(var fact, var operator, var value) -> true;
            case Condition.Possible(var compare) -> true;
            case Condition.AtLeast(var count, var of) ->
                    of.stream().filter(this::reachable).count() >= count;
            case Condition.And(var all) -> all.stream().allMatch(this::reachable);
            case Condition.Or(var any) -> any.stream().anyMatch(this::reachable);
        };
    }

    private static boolean aboutPerson(Condition condition) {
        return switch (condition) {
            case Condition.OfSex(var sex) -> true;
            case Condition.Compare(var fact, var operator, var value) -> fact == Fact.AGE;
            case Condition.And(var all) -> all.stream().allMatch(Linter::aboutPerson);
            case Condition.Or(var any) -> any.stream().allMatch(Linter::aboutPerson);
            case Condition.Present p -> false;
            case Condition.Known k -> false;
            case Condition.Possible p -> false;
            case Condition.Yes y -> false;
            case Condition.Chosen c -> false;
            case Condition.AtLeast a -> false;
        };
    }

    private static boolean mentions(Condition condition, Protocol.Ask ask) {
        return switch (condition) {
            case Condition.Present(var finding) -> means(ask, finding);
            case Condition.Known(var finding) -> means(ask, finding);
            case Condition.Yes(var question) -> question.equals(ask.name());
            case Condition.Chosen(var question, var option, var answer) ->
                    question.equals(ask.name());
            case Condition.OfSex(var sex) -> false;
            case Condition.Compare(var fact, var operator, var value) -> fact == ask.fact();
            case Condition.Possible(var compare) -> compare.fact() == ask.fact();
            case Condition.AtLeast(var count, var of) ->
                    of.stream().anyMatch(one -> mentions(one, ask));
            case Condition.And(var all) -> all.stream().anyMatch(one -> mentions(one, ask));
            case Condition.Or(var any) -> any.stream().anyMatch(one -> mentions(one, ask));
        };
    }

    private static boolean means(Protocol.Ask ask, Name finding) {
        return finding.equals(ask.finding())
                || ask.options().stream().anyMatch(option -> finding.equals(option.finding()));
    }

    private void fault(Protocol protocol, String what) {
        faults.add(protocol.file() + ": " + what);
    }
}
