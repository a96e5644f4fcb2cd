package employeehealth.engine;

import employeehealth.engine.text.Assertion;
import employeehealth.engine.text.FindingEntry;
import employeehealth.engine.text.Measures;
import employeehealth.engine.text.Mention;
import employeehealth.engine.text.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known in one assessment, from words, answers, measurements and about the person, and
 * the truth of conditions in it.
 *
 * <table>
 * <caption>Who writes what, and what it means</caption>
 * <tr><th>set</th><th>written by</th><th>means</th></tr>
 * <tr><td>present</td><td>words, a yes, the person</td><td>it is there now: rules hold</td></tr>
 * <tr><td>known</td><td>the same, and words about the past</td><td>it is or was there: {@code known(x)}</td></tr>
 * <tr><td>doubted</td><td>words about the past, others, or "what if"</td><td>a danger named but not claimed: to be denied before self-care in minor complaints</td></tr>
 * <tr><td>refused</td><td>a no, the person</td><td>for this finding's own question only; never by words</td></tr>
 * <tr><td>undecided</td><td>"I do not know"</td><td>raises nothing and reassures about nothing</td></tr>
 * <tr><td>openQuestions, askable, askableFacts</td><td>{@link #open}</td><td>somebody may still answer: conditions are open</td></tr>
 * </table>
 */
final class Situation {

    /** How a condition is looked at. */
    private enum Care {
        /** A rule: what is not known does not hold. */
        RULE,
        /** A limit of self-care: what somebody could not say holds. */
        STRICT,
        /** A limit of self-care in a minor complaint: age and pregnancy are not asked for. */
        LENIENT
    }

    private final Map<String, Answer> answers;
    private final Index index;
    private final Sex sex;
    private final Set<String> present = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> doubted = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> undecided = new HashSet<>();
    private final Set<Fact> undecidedFacts = EnumSet.noneOf(Fact.class);
    private final Map<Fact, double[]> facts = new EnumMap<>(Fact.class);

    /** Age of the person, not of somebody the words mention. */
    private @Nullable Double ownAge;

    /** Findings that the person's record says no to. */
    private final Set<String> toldNo = new HashSet<>();

    private final Set<String> askable = new HashSet<>();
    private final Set<String> openQuestions = new HashSet<>();
    private final Set<Fact> askableFacts = EnumSet.noneOf(Fact.class);

    /** What the questions about the person ask for: age, pregnancy. */
    private final Set<String> aboutFindings = new HashSet<>();

    private final Set<Fact> aboutFacts = EnumSet.noneOf(Fact.class);

    /** Questions of dangers that are only stated, asked here because the words name the danger. */
    private final Set<String> called = new LinkedHashSet<>();

    private boolean unsure;
    private boolean unexplained;

    Situation(Input input, Reading reading, Index index) {
        this.answers = input.answers();
        this.index = index;
        this.sex = input.subject().sex();
        this.ownAge = input.subject().ageYears();
        Map<String, FindingEntry> entries = index.findings();
        for (Mention mention : reading.mentions()) {
            FindingEntry entry = entries.get(mention.code());
            if (entry != null) {
                note(entry, mention.assertion(), entries);
            }
        }
        subject("pregnant", input.subject().pregnant(), entries);
        subject("immunosuppressed", input.subject().immunosuppressed(), entries);
        subject("anticoagulated", input.subject().anticoagulated(), entries);
        subject("recent_surgery", input.subject().recentSurgery(), entries);
        measurements(input, reading.measures());
        for (Map.Entry<String, Answer> answer : input.answers().entrySet()) {
            Protocol.Ask ask = index.ask(answer.getKey());
            if (ask != null) {
                answered(ask, answer.getValue(), entries);
            }
        }
        doubted.removeAll(present);
    }

    private void note(FindingEntry entry, Assertion assertion, Map<String, FindingEntry> entries) {
        switch (assertion) {
            case PRESENT, UNCERTAIN -> add(entry, entries);
            case RESOLVED -> {
                if (entry.lasting()) {
                    add(entry, entries);
                }
                known.add(entry.code());
            }
            case HYPOTHETICAL -> {
                if (entry.lasting()) {
                    add(entry, entries); // "what if I cannot breathe": nobody asks for nothing
                }
            }
            case PAST -> {
                known.add(entry.code());
                doubt(entry);
            }
            case OTHER_PERSON, ABOUT -> doubt(entry);
            case ABSENT -> {}
        }
    }

    private void doubt(FindingEntry entry) {
        if (entry.lasting()) {
            doubted.add(entry.code());
        }
    }

    private void add(FindingEntry entry, Map<String, FindingEntry> entries) {
        known.add(entry.code());
        if (present.add(entry.code())) {
            for (String implied : entry.implies()) {
                FindingEntry other = entries.get(implied);
                if (other != null) {
                    add(other, entries);
                }
            }
        }
    }

    private void subject(String code, @Nullable Boolean value, Map<String, FindingEntry> entries) {
        FindingEntry entry = entries.get(code);
        if (entry == null || value == null) {
            return;
        }
        if (value) {
            add(entry, entries);
        } else {
            toldNo.add(code);
        }
    }

    private void answered(Protocol.Ask ask, Answer answer, Map<String, FindingEntry> entries) {
        String finding = ask.finding();
        Fact fact = ask.fact();
        switch (answer) {
            case Answer.YesNo(boolean yes) -> {
                if (finding != null && yes) {
                    add(java.util.Objects.requireNonNull(entries.get(finding)), entries);
                } else if (finding != null) {
                    refused.add(finding);
                }
            }
            case Answer.Choice(String code) -> {
                for (Protocol.AskOption option : ask.options()) {
                    FindingEntry entry = entries.get(option.finding());
                    if (option.code().equals(code) && entry != null) {
                        add(entry, entries);
                    }
                }
            }
            case Answer.Number(double value) -> {
                if (fact != null) {
                    fact(fact, value);
                }
                if (fact == Fact.AGE && ownAge == null) {
                    ownAge = value;
                }
            }
            case Answer.Unknown() -> {
                if (finding != null) {
                    undecided.add(finding);
                }
                if (fact != null) {
                    undecidedFacts.add(fact);
                }
            }
        }
    }

    private void measurements(Input input, Measures said) {
        Vitals vitals = input.vitals();
        fact(Fact.AGE, input.subject().ageYears());
        fact(Fact.AGE, said.ageYears());
        fact(Fact.TEMPERATURE, vitals.temperatureC());
        fact(Fact.TEMPERATURE, said.temperatureC());
        fact(Fact.HEART_RATE, vitals.heartRate());
        fact(Fact.HEART_RATE, said.heartRate());
        fact(Fact.RESPIRATORY_RATE, vitals.respiratoryRate());
        fact(Fact.RESPIRATORY_RATE, said.respiratoryRate());
        fact(Fact.SPO2, vitals.spo2());
        fact(Fact.SPO2, said.spo2());
        fact(Fact.SYSTOLIC, vitals.systolic());
        fact(Fact.SYSTOLIC, said.systolic());
        fact(Fact.DIASTOLIC, vitals.diastolic());
        fact(Fact.DIASTOLIC, said.diastolic());
        fact(Fact.GLUCOSE, vitals.glucoseMmolL());
        fact(Fact.GLUCOSE, said.glucoseMmolL());
        fact(Fact.SEVERITY, said.severity());
        fact(Fact.DURATION, said.durationHours());
        fact(Fact.WEEKS_PREGNANT, said.weeksPregnant());
        Double pulse = vitals.heartRate() == null ? said.heartRate() : vitals.heartRate();
        Double pressure = vitals.systolic() == null ? said.systolic() : vitals.systolic();
        if (pulse != null && pressure != null && pressure > 0) {
            fact(Fact.SHOCK_INDEX, pulse / pressure);
        }
    }

    private void fact(Fact fact, @Nullable Double value) {
        if (value == null) {
            return;
        }
        double[] before = facts.get(fact);
        facts.put(fact, before == null ? new double[] {value} : new double[] {before[0], value});
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
                if (ask != null && (gate(flag) || called.contains(ask.id()))) {
                    open(ask);
                }
                unsure |=
                        ask != null
                                && answers.get(ask.id()) instanceof Answer.Unknown
                                && !skipped(ask);
            }
            protocol.questions().forEach(this::open);
        }
    }

    /** In a minor complaint, a danger that the words name has to be denied when asked for. */
    private void call(List<Protocol> looked) {
        Set<String> dangers = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (Protocol protocol : looked) {
            boolean minor = protocol.selfCare() != null && protocol.selfCare().minor();
            if (!minor && protocol.role() != Protocol.Role.UNIVERSAL) {
                continue;
            }
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                Set<String> named = new HashSet<>(flag.named());
                named.retainAll(doubted);
                if (!flag.emergency() || named.isEmpty()) {
                    continue;
                }
                dangers.addAll(named);
                Protocol.Ask ask = flag.question();
                if (ask != null) {
                    called.add(ask.id());
                    asked.addAll(named);
                }
            }
        }
        unexplained = !asked.containsAll(dangers);
    }

    /** Questions of the dangers that the words of a minor complaint name without claiming them. */
    Set<String> called() {
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
                aboutFindings.add(ask.finding());
            }
            if (ask.fact() != null) {
                aboutFacts.add(ask.fact());
            }
        }
    }

    private void open(Protocol.Ask ask) {
        if (settled(ask)) {
            return;
        }
        openQuestions.add(ask.id());
        if (ask.finding() != null) {
            askable.add(ask.finding());
        }
        for (Protocol.AskOption option : ask.options()) {
            if (option.finding() != null) {
                askable.add(option.finding());
            }
        }
        if (ask.fact() != null) {
            askableFacts.add(ask.fact());
        }
    }

    /** Whether there is no use in asking: answered, not for this person, or known otherwise. */
    boolean settled(Protocol.Ask ask) {
        for (String same : index.same(ask)) {
            if (answers.containsKey(same)) {
                return true;
            }
        }
        String finding = ask.finding();
        if (skipped(ask)) {
            return true;
        }
        if (finding != null) {
            return present.contains(finding) || toldNo.contains(finding);
        }
        return ask.fact() != null && facts.containsKey(ask.fact());
    }

    /** Whether the question does not concern this person. */
    boolean skipped(Protocol.Ask ask) {
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
        if (ask.finding() != null
                && toldNo.contains(ask.finding())
                && !present.contains(ask.finding())) {
            return true;
        }
        boolean no = false;
        for (String same : index.same(ask)) {
            if (answers.get(same) instanceof Answer.YesNo(boolean yes)) {
                if (yes) {
                    return false;
                }
                no = true;
            }
        }
        return no;
    }

    boolean answeredAny(Protocol protocol) {
        for (Protocol.Ask ask : protocol.asks()) {
            if (answers.containsKey(ask.id())) {
                return true;
            }
        }
        return false;
    }

    /** The question of this id. */
    Protocol.Ask ask(String id) {
        return java.util.Objects.requireNonNull(index.ask(id));
    }

    boolean isOpen(Protocol.Ask ask) {
        return openQuestions.contains(ask.id());
    }

    Truth truth(@Nullable Condition condition) {
        return truth(condition, Care.RULE);
    }

    /**
     * Whether something speaks against self-care. What nobody could say does, and so does an
     * unknown age or possible pregnancy, unless the complaint is minor.
     */
    Truth against(@Nullable Condition condition, boolean minor) {
        return truth(condition, minor ? Care.LENIENT : Care.STRICT);
    }

    private Truth truth(@Nullable Condition condition, Care care) {
        return switch (condition) {
            case null -> Truth.FALSE;
            case Condition.Present(var finding) -> finding(present, finding, care);
            case Condition.Known(var finding) -> finding(known, finding, care);
            case Condition.Yes(var question) -> yes(question, care);
            case Condition.Chosen(var question, var option) -> chosen(question, option, care);
            case Condition.OfSex(var wanted) ->
                    Truth.of(sex == wanted || (care == Care.STRICT && sex == Sex.UNKNOWN));
            case Condition.Compare compare -> compare(compare, care);
            case Condition.Possible(var compare) ->
                    facts.containsKey(compare.fact()) ? compare(compare, care) : Truth.TRUE;
            case Condition.AtLeast(var count, var of) -> atLeast(count, of, care);
            case Condition.And(var all) -> {
                Truth truth = Truth.TRUE;
                for (int i = 0; i < all.size() && truth != Truth.FALSE; i++) {
                    truth = truth.and(truth(all.get(i), care));
                }
                yield truth;
            }
            case Condition.Or(var any) -> {
                Truth truth = Truth.FALSE;
                for (int i = 0; i < any.size() && truth != Truth.TRUE; i++) {
                    truth = truth.or(truth(any.get(i), care));
                }
                yield truth;
            }
        };
    }

    private Truth finding(Set<String> set, String finding, Care care) {
        if (set.contains(finding)) {
            return Truth.TRUE;
        }
        if (care == Care.LENIENT && aboutFindings.contains(finding)) {
            return Truth.FALSE;
        }
        if (askable.contains(finding)) {
            return Truth.OPEN;
        }
        return Truth.of(
                care == Care.STRICT && undecided.contains(finding) && !toldNo.contains(finding));
    }

    private Truth yes(String question, Care care) {
        Protocol.Ask ask = index.ask(question);
        Set<String> same = ask == null ? Set.of(question) : index.same(ask);
        boolean answered = false;
        for (String id : same) {
            Answer answer = answers.get(id);
            answered |= answer != null;
            if (answer instanceof Answer.YesNo(boolean yes) && yes) {
                return Truth.TRUE;
            }
            if (answer instanceof Answer.Unknown && care == Care.STRICT) {
                return Truth.TRUE;
            }
        }
        return !answered && openQuestions.contains(question) ? Truth.OPEN : Truth.FALSE;
    }

    private Truth chosen(String question, String option, Care care) {
        Answer answer = answers.get(question);
        if (answer instanceof Answer.Choice(String code)) {
            return Truth.of(code.equals(option));
        }
        if (answer instanceof Answer.Unknown && care == Care.STRICT) {
            return Truth.TRUE;
        }
        return openQuestions.contains(question) ? Truth.OPEN : Truth.FALSE;
    }

    private Truth compare(Condition.Compare compare, Care care) {
        double[] values = facts.get(compare.fact());
        if (values == null) {
            if (care == Care.LENIENT && aboutFacts.contains(compare.fact())) {
                return Truth.FALSE;
            }
            if (askableFacts.contains(compare.fact())) {
                return Truth.OPEN;
            }
            return Truth.of(care == Care.STRICT && undecidedFacts.contains(compare.fact()));
        }
        for (double value : values) {
            if (compare.operator().holds(value, compare.value())) {
                return Truth.TRUE;
            }
        }
        return Truth.FALSE;
    }

    private Truth atLeast(int count, List<Condition> of, Care care) {
        int certain = 0;
        int possible = 0;
        for (Condition one : of) {
            Truth truth = truth(one, care);
            certain += truth == Truth.TRUE ? 1 : 0;
            possible += truth == Truth.FALSE ? 0 : 1;
        }
        if (certain >= count) {
            return Truth.TRUE;
        }
        return possible >= count ? Truth.OPEN : Truth.FALSE;
    }

    /** Codes of findings and ids of questions that make a condition true. */
    List<String> causes(Condition condition) {
        Set<String> causes = new LinkedHashSet<>();
        collect(condition, causes);
        return new ArrayList<>(causes);
    }

    private void collect(Condition condition, Set<String> causes) {
        if (truth(condition) != Truth.TRUE) {
            return;
        }
        switch (condition) {
            case Condition.Present(var finding) -> causes.add(finding);
            case Condition.Known(var finding) -> causes.add(finding);
            case Condition.Yes(var question) -> causes.add(question);
            case Condition.Chosen(var question, var option) -> causes.add(question);
            case Condition.OfSex(var wanted) -> causes.add("sex");
            case Condition.Compare(var fact, var operator, var value) -> causes.add(fact.code());
            case Condition.Possible(var compare) -> {
                if (facts.containsKey(compare.fact())) {
                    causes.add(compare.fact().code());
                }
            }
            case Condition.AtLeast(var count, var of) -> of.forEach(one -> collect(one, causes));
            case Condition.And(var all) -> all.forEach(one -> collect(one, causes));
            case Condition.Or(var any) -> any.forEach(one -> collect(one, causes));
        }
    }

    /** Whether answering the question could make the condition true. */
    boolean decides(Protocol.Ask ask, @Nullable Condition condition) {
        return switch (condition) {
            case null -> false;
            case Condition.Present(var finding) -> means(ask, finding);
            case Condition.Known(var finding) -> means(ask, finding);
            case Condition.Yes(var question) -> question.equals(ask.id());
            case Condition.Chosen(var question, var option) -> question.equals(ask.id());
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

    private static boolean means(Protocol.Ask ask, String finding) {
        if (finding.equals(ask.finding())) {
            return true;
        }
        for (Protocol.AskOption option : ask.options()) {
            if (finding.equals(option.finding())) {
                return true;
            }
        }
        return false;
    }
}
