package employeehealth.engine;

import employeehealth.engine.text.Assertion;
import employeehealth.engine.text.Mention;
import employeehealth.engine.text.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known in one assessment, from words, answers, measurements and about the person, and
 * the truth of conditions in it. What is known of a finding, a question or an option is marked at
 * the number of its {@link Name}.
 *
 * <table>
 * <caption>Which mark is made by what, and what it means</caption>
 * <tr><th>mark</th><th>made by</th><th>means</th></tr>
 * <tr><td>holds</td><td>words, a yes, a choice, the person</td><td>it is there now, so was it answered: rules hold</td></tr>
 * <tr><td>known</td><td>the same, and words about the past</td><td>it is or was there: {@code known(x)}</td></tr>
 * <tr><td>doubted</td><td>words about the past, others, or "what if"</td><td>a danger named but not claimed: to be denied before self-care in minor complaints</td></tr>
 * <tr><td>unsure</td><td>"I do not know"</td><td>raises nothing and reassures about nothing</td></tr>
 * <tr><td>no</td><td>a no</td><td>to this question, or to one that asks for no less; never by words</td></tr>
 * <tr><td>denied</td><td>the person's record</td><td>the finding is not there, which need not be asked</td></tr>
 * <tr><td>settled</td><td>any answer</td><td>to this question, or to one that asks for no less</td></tr>
 * <tr><td>answered, unknown</td><td>any answer, "I do not know"</td><td>to this very question</td></tr>
 * <tr><td>open</td><td>{@link #open}</td><td>somebody may still answer: conditions are open</td></tr>
 * <tr><td>about</td><td>{@link #open}</td><td>the questions about the person ask for it: pregnancy</td></tr>
 * </table>
 */
final class Situation {

    private static final int HOLDS = 1;
    private static final int KNOWN = 1 << 1;
    private static final int DOUBTED = 1 << 2;
    private static final int UNSURE = 1 << 3;
    private static final int NO = 1 << 4;
    private static final int DENIED = 1 << 5;
    private static final int SETTLED = 1 << 6;
    private static final int ANSWERED = 1 << 7;
    private static final int UNKNOWN = 1 << 8;
    private static final int OPEN = 1 << 9;
    private static final int ABOUT = 1 << 10;

    private final Index index;
    private final int[] marks;
    private final Numbers numbers;
    private final Sex sex;

    /** Age of the person, not of somebody the words mention. */
    private @Nullable Double ownAge;

    /** The marks of facts, at their place: unsure, open, about. */
    private final int[] factMarks = new int[Fact.COUNT];

    /** Questions of dangers that are only stated, asked here because the words name the danger. */
    private final List<Protocol.Ask> called = new ArrayList<>();

    private boolean doubts;
    private boolean unsure;
    private boolean unexplained;

    Situation(Input input, List<InputCheck.Answered> answers, Reading reading, Index index) {
        this.index = index;
        this.marks = new int[index.size()];
        this.numbers = new Numbers(input, reading.measures());
        this.sex = input.subject().sex();
        this.ownAge = input.subject().ageYears();
        for (Mention mention : reading.mentions()) {
            Index.Entry entry = index.finding(mention.code());
            if (entry != null) {
                note(entry, mention.assertion());
            }
        }
        subject(index.told().pregnant(), input.subject().pregnant());
        subject(index.told().immunosuppressed(), input.subject().immunosuppressed());
        subject(index.told().anticoagulated(), input.subject().anticoagulated());
        subject(index.told().recentSurgery(), input.subject().recentSurgery());
        answers.forEach(this::answered);
    }

    private boolean is(Name name, int mark) {
        return (marks[name.number()] & mark) != 0;
    }

    private void mark(Name name, int mark) {
        marks[name.number()] |= mark;
    }

    private void mark(Fact fact, int mark) {
        factMarks[fact.ordinal()] |= mark;
    }

    private void note(Index.Entry entry, Assertion assertion) {
        switch (assertion) {
            case PRESENT, UNCERTAIN -> add(entry);
            case RESOLVED -> {
                if (entry.finding().lasting()) {
                    add(entry);
                }
                mark(entry.name(), KNOWN);
            }
            case HYPOTHETICAL -> {
                if (entry.finding().lasting()) {
                    add(entry); // "what if I cannot breathe": nobody asks for nothing
                }
            }
            case PAST -> {
                mark(entry.name(), KNOWN);
                doubt(entry);
            }
            case OTHER_PERSON, ABOUT -> doubt(entry);
            case ABSENT -> {}
        }
    }

    private void doubt(Index.Entry entry) {
        if (entry.finding().lasting()) {
            mark(entry.name(), DOUBTED);
            doubts = true;
        }
    }

    private void add(Index.@Nullable Entry entry) {
        if (entry != null) {
            for (Name name : entry.implies()) {
                mark(name, HOLDS | KNOWN);
            }
        }
    }

    private void subject(Index.@Nullable Entry entry, @Nullable Boolean value) {
        if (entry == null || value == null) {
            return;
        }
        if (value) {
            add(entry);
        } else {
            mark(entry.name(), DENIED);
        }
    }

    private void answered(InputCheck.Answered answered) {
        Protocol.Ask ask = answered.ask();
        Name finding = ask.finding();
        Fact fact = ask.fact();
        mark(ask.name(), ANSWERED);
        switch (answered.answer()) {
            case Answer.Choice choice -> {
                answers(ask, 0);
                choose(answered.option());
            }
            case Answer.YesNo(boolean yes) -> {
                answers(ask, yes ? HOLDS : NO);
                if (finding != null && yes) {
                    add(index.finding(finding));
                }
            }
            case Answer.Number(double value) -> {
                answers(ask, 0);
                if (fact != null) {
                    numbers.add(fact, value);
                }
                if (fact == Fact.AGE && ownAge == null) {
                    ownAge = value;
                }
            }
            case Answer.Unknown() -> {
                answers(ask, UNSURE);
                mark(ask.name(), UNKNOWN);
                for (Protocol.AskOption option : ask.options()) {
                    mark(option.name(), UNSURE);
                }
                if (finding != null) {
                    mark(finding, UNSURE);
                }
                if (fact != null) {
                    mark(fact, UNSURE);
                }
            }
        }
    }

    /** Notes the answer for every question that asks for no more. */
    private void answers(Protocol.Ask ask, int mark) {
        for (int question : index.answeredBy(ask.name())) {
            marks[question] |= SETTLED | mark;
        }
    }

    private void choose(Protocol.@Nullable AskOption option) {
        if (option != null) {
            mark(option.name(), HOLDS);
            Name finding = option.finding();
            if (finding != null) {
                add(index.finding(finding));
            }
        }
    }

    /** From now on the open questions of these protocols count as answerable. */
    void open(List<Protocol> looked) {
        for (Protocol protocol : looked) {
            if (protocol.role() == Protocol.Role.UNIVERSAL) {
                protocol.questions().forEach(this::about);
            }
        }
        call(looked);
        for (Protocol protocol : looked) {
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                Protocol.Ask ask = flag.question();
                if (ask != null && (gate(flag) || called.contains(ask))) {
                    open(ask);
                }
                unsure |= ask != null && is(ask.name(), UNKNOWN) && !skipped(ask);
            }
            protocol.questions().forEach(this::open);
        }
    }

    /** In a minor complaint, a danger that the words name has to be denied when asked for. */
    private void call(List<Protocol> looked) {
        if (!doubts) {
            return;
        }
        Set<Name> dangers = new HashSet<>();
        Set<Name> asked = new HashSet<>();
        for (Protocol protocol : looked) {
            boolean minor = protocol.selfCare() != null && protocol.selfCare().minor();
            if (!minor && protocol.role() != Protocol.Role.UNIVERSAL) {
                continue;
            }
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                Set<Name> named = flag.named();
                named.removeIf(name -> !is(name, DOUBTED) || is(name, HOLDS));
                if (!flag.emergency() || named.isEmpty()) {
                    continue;
                }
                dangers.addAll(named);
                Protocol.Ask ask = flag.question();
                if (ask != null) {
                    if (!called.contains(ask)) {
                        called.add(ask);
                    }
                    asked.addAll(named);
                }
            }
        }
        unexplained = !asked.containsAll(dangers);
    }

    /** Questions of the dangers that the words of a minor complaint name without claiming them. */
    List<Protocol.Ask> called() {
        return called;
    }

    /** Whether the words name a danger that nothing here asks for. */
    boolean unexplained() {
        return unexplained;
    }

    /** Whether somebody could not say if a sign of danger is there. */
    boolean unsure() {
        return unsure;
    }

    /** Whether this danger has to be denied before self-care. */
    boolean gate(Protocol.RedFlag flag) {
        return flag.gate() && (flag.onlyIf() == null || truth(flag.onlyIf()) == Truth.TRUE);
    }

    private void about(Protocol.Ask ask) {
        if (!settled(ask)) {
            if (ask.finding() != null) {
                mark(ask.finding(), ABOUT);
            }
            if (ask.fact() != null) {
                mark(ask.fact(), ABOUT);
            }
        }
    }

    private void open(Protocol.Ask ask) {
        if (settled(ask)) {
            return;
        }
        mark(ask.name(), OPEN);
        if (ask.finding() != null) {
            mark(ask.finding(), OPEN);
        }
        for (Protocol.AskOption option : ask.options()) {
            mark(option.name(), OPEN);
            if (option.finding() != null) {
                mark(option.finding(), OPEN);
            }
        }
        if (ask.fact() != null) {
            mark(ask.fact(), OPEN);
        }
    }

    /** Whether there is no use in asking: answered, not for this person, or known otherwise. */
    private boolean settled(Protocol.Ask ask) {
        if (is(ask.name(), SETTLED) || skipped(ask)) {
            return true;
        }
        if (ask.finding() != null) {
            return is(ask.finding(), HOLDS | DENIED);
        }
        return ask.fact() != null && numbers.known(ask.fact());
    }

    /** Whether the question does not concern this person. */
    private boolean skipped(Protocol.Ask ask) {
        return ask.skip() != null && ofPerson(ask.skip());
    }

    /** Whether it holds of the person alone, whoever else the words mention. */
    private boolean ofPerson(Condition condition) {
        return switch (condition) {
            case Condition.OfSex(var wanted) -> sex == wanted;
            case Condition.Compare(var fact, var operator, var value) ->
                    fact == Fact.AGE && ownAge != null && operator.holds(ownAge, value);
            case Condition.And(var all) -> all.stream().allMatch(this::ofPerson);
            case Condition.Or(var any) -> any.stream().anyMatch(this::ofPerson);
            default -> truth(condition) == Truth.TRUE;
        };
    }

    /**
     * Whether somebody answered no to this very question: the only way to exclude a red flag. A no
     * to a narrower question about the same finding does not.
     */
    boolean excluded(Protocol.Ask ask) {
        if (skipped(ask)) {
            return true;
        }
        Name finding = ask.finding();
        if (finding != null && is(finding, DENIED) && !is(finding, HOLDS)) {
            return true;
        }
        return is(ask.name(), NO) && !is(ask.name(), HOLDS);
    }

    boolean answeredAny(Protocol protocol) {
        List<Protocol.Ask> asks = protocol.asks();
        for (int i = 0; i < asks.size(); i++) {
            if (is(asks.get(i).name(), ANSWERED)) {
                return true;
            }
        }
        return false;
    }

    boolean isOpen(Protocol.Ask ask) {
        return is(ask.name(), OPEN);
    }

    /** The rules that may hold, red flags first; all others are false. */
    List<Protocol.Rule> candidates(Protocol protocol) {
        return protocol.candidates().in(marks, HOLDS | KNOWN | OPEN);
    }

    Truth truth(@Nullable Condition condition) {
        return condition == null ? Truth.FALSE : condition.in(this, Care.RULE);
    }

    /**
     * Whether something speaks against self-care. What nobody could say does, and so does an
     * unknown age or possible pregnancy, unless the complaint is minor.
     */
    Truth against(@Nullable Condition condition, boolean minor) {
        return condition == null
                ? Truth.FALSE
                : condition.in(this, minor ? Care.LENIENT : Care.STRICT);
    }

    /** Of a finding that is there now, a question answered yes, an option chosen. */
    Truth holds(Name name, Care care) {
        return marked(name, HOLDS, care);
    }

    /** Of a finding that is there now or was in the past. */
    Truth known(Name finding, Care care) {
        return marked(finding, KNOWN, care);
    }

    private Truth marked(Name name, int mark, Care care) {
        int made = marks[name.number()];
        return (made & mark) != 0 ? Truth.TRUE : otherwise(made, care);
    }

    Truth compares(Condition.Compare compare, Care care) {
        return knows(compare.fact())
                ? Truth.of(numbers.holds(compare))
                : otherwise(factMarks[compare.fact().ordinal()], care);
    }

    boolean knows(Fact fact) {
        return numbers.known(fact);
    }

    Truth isOf(Sex wanted, Care care) {
        return Truth.of(sex == wanted || (care == Care.STRICT && sex == Sex.UNKNOWN));
    }

    /** Of what is not known to hold. */
    private static Truth otherwise(int marks, Care care) {
        if (care == Care.LENIENT && (marks & ABOUT) != 0) {
            return Truth.FALSE;
        }
        if ((marks & OPEN) != 0) {
            return Truth.OPEN;
        }
        return Truth.of(care == Care.STRICT && (marks & (UNSURE | DENIED)) == UNSURE);
    }

    /** Codes of findings and ids of questions that make this true condition so, each once. */
    List<String> causes(Condition condition) {
        List<String> causes = new ArrayList<>();
        collect(condition, causes);
        return causes;
    }

    private void collect(Condition condition, List<String> causes) {
        switch (condition) {
            case Condition.And(var all) -> {
                for (int i = 0; i < all.size(); i++) {
                    collect(all.get(i), causes);
                }
            }
            case Condition.Or(var any) -> any.forEach(one -> collectTrue(one, causes));
            case Condition.Present(var finding) -> add(finding.text(), causes);
            case Condition.Yes(var question) -> add(question.text(), causes);
            case Condition.Chosen(var question, var option, var answer) ->
                    add(question.text(), causes);
            case Condition.Compare(var fact, var operator, var value) -> add(fact.code(), causes);
            case Condition.Known(var finding) -> add(finding.text(), causes);
            case Condition.OfSex(var wanted) -> add("sex", causes);
            case Condition.Possible(var compare) -> {
                if (numbers.known(compare.fact())) {
                    add(compare.fact().code(), causes);
                }
            }
            case Condition.AtLeast(var count, var of) ->
                    of.forEach(one -> collectTrue(one, causes));
        }
    }

    private void collectTrue(Condition condition, List<String> causes) {
        if (truth(condition) == Truth.TRUE) {
            collect(condition, causes);
        }
    }

    private static void add(String cause, List<String> causes) {
        if (!causes.contains(cause)) {
            causes.add(cause);
        }
    }

    /** Whether answering the question could make the condition true. */
    boolean decides(Protocol.Ask ask, @Nullable Condition condition) {
        return switch (condition) {
            case null -> false;
            case Condition.Present(var finding) -> means(ask, finding);
            case Condition.Known(var finding) -> means(ask, finding);
            case Condition.Yes(var question) -> question == ask.name();
            case Condition.Chosen(var question, var option, var answer) -> question == ask.name();
            case Condition.OfSex(var wanted) -> false;
            case Condition.Compare(var fact, var operator, var value) -> fact == ask.fact();
            case Condition.Possible(var compare) -> false;
            case Condition.AtLeast(var count, var of) -> decidesAny(ask, of);
            case Condition.And(var all) -> decidesAny(ask, all);
            case Condition.Or(var any) -> decidesAny(ask, any);
        };
    }

    private boolean decidesAny(Protocol.Ask ask, List<Condition> conditions) {
        for (Condition one : conditions) {
            if (truth(one) == Truth.OPEN && decides(ask, one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean means(Protocol.Ask ask, Name finding) {
        if (finding == ask.finding()) {
            return true;
        }
        for (Protocol.AskOption option : ask.options()) {
            if (finding == option.finding()) {
                return true;
            }
        }
        return false;
    }
}
