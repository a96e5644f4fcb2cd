package employeehealth.engine;

import employeehealth.engine.text.Assertion;
import employeehealth.engine.text.FindingEntry;
import employeehealth.engine.text.Measures;
import employeehealth.engine.text.Mention;
import employeehealth.engine.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known in one assessment, from words, answers, measurements and about the person, and
 * the truth of conditions in it.
 */
final class Situation {

    private final Map<String, Answer> answers;
    private final Sex sex;
    private final Set<String> present = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Map<Fact, double[]> facts = new HashMap<>();

    /** Findings that a yes to a question would make present, while it is open. */
    private final Set<String> askable = new HashSet<>();

    private final Set<String> openQuestions = new HashSet<>();
    private final Set<Fact> askableFacts = new HashSet<>();

    /** Findings somebody said no to, when asked: text never gets in here. */
    private final Set<String> refused = new HashSet<>();

    /** Findings somebody was asked for and could not say. */
    private final Set<String> undecided = new HashSet<>();

    Situation(Input input, Reading reading, Index index) {
        this.answers = input.answers();
        this.sex = input.subject().sex();
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
            case PAST -> known.add(entry.code());
            case OTHER_PERSON, HYPOTHETICAL, ABSENT -> {}
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
            refused.add(code);
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
            }
            case Answer.Unknown() -> {
                if (finding != null) {
                    undecided.add(finding);
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

    /** From now on the open questions of this protocol count as answerable. */
    void open(Protocol protocol) {
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            Protocol.Ask ask = flag.question();
            if (ask != null && flag.gate()) {
                open(ask);
            }
        }
        protocol.questions().forEach(this::open);
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
        if (answers.containsKey(ask.id()) || skipped(ask)) {
            return true;
        }
        String finding = ask.finding();
        if (finding != null) {
            return present.contains(finding)
                    || refused.contains(finding)
                    || undecided.contains(finding);
        }
        return ask.fact() != null && facts.containsKey(ask.fact());
    }

    /** Whether the question does not concern this person. */
    boolean skipped(Protocol.Ask ask) {
        return ask.skip() != null && truth(ask.skip()) == Truth.TRUE;
    }

    /** Whether somebody answered no: the only way to exclude a red flag. */
    boolean excluded(Protocol.Ask ask) {
        if (skipped(ask)) {
            return true;
        }
        if (answers.get(ask.id()) instanceof Answer.YesNo(boolean yes)) {
            return !yes;
        }
        return ask.finding() != null
                && refused.contains(ask.finding())
                && !present.contains(ask.finding());
    }

    boolean answeredAny(Protocol protocol) {
        for (Protocol.Ask ask : protocol.asks()) {
            if (answers.containsKey(ask.id())) {
                return true;
            }
        }
        return false;
    }

    boolean isOpen(Protocol.Ask ask) {
        return openQuestions.contains(ask.id());
    }

    Truth truth(@Nullable Condition condition) {
        return switch (condition) {
            case null -> Truth.FALSE;
            case Condition.Present(var finding) -> finding(present, finding);
            case Condition.Known(var finding) -> finding(known, finding);
            case Condition.Yes(var question) -> yes(question);
            case Condition.Chosen(var question, var option) -> chosen(question, option);
            case Condition.OfSex(var wanted) -> Truth.of(sex == wanted);
            case Condition.Compare compare -> compare(compare);
            case Condition.AtLeast(var count, var of) -> atLeast(count, of);
            case Condition.And(var all) -> {
                Truth truth = Truth.TRUE;
                for (Condition one : all) {
                    truth = truth.and(truth(one));
                }
                yield truth;
            }
            case Condition.Or(var any) -> {
                Truth truth = Truth.FALSE;
                for (Condition one : any) {
                    truth = truth.or(truth(one));
                }
                yield truth;
            }
        };
    }

    private Truth finding(Set<String> set, String finding) {
        if (set.contains(finding)) {
            return Truth.TRUE;
        }
        return askable.contains(finding) ? Truth.OPEN : Truth.FALSE;
    }

    private Truth yes(String question) {
        if (answers.get(question) instanceof Answer.YesNo(boolean yes)) {
            return Truth.of(yes);
        }
        return openQuestions.contains(question) ? Truth.OPEN : Truth.FALSE;
    }

    private Truth chosen(String question, String option) {
        if (answers.get(question) instanceof Answer.Choice(String code)) {
            return Truth.of(code.equals(option));
        }
        return openQuestions.contains(question) ? Truth.OPEN : Truth.FALSE;
    }

    private Truth compare(Condition.Compare compare) {
        double[] values = facts.get(compare.fact());
        if (values == null) {
            return askableFacts.contains(compare.fact()) ? Truth.OPEN : Truth.FALSE;
        }
        for (double value : values) {
            if (compare.operator().holds(value, compare.value())) {
                return Truth.TRUE;
            }
        }
        return Truth.FALSE;
    }

    private Truth atLeast(int count, List<Condition> of) {
        int certain = 0;
        int possible = 0;
        for (Condition one : of) {
            Truth truth = truth(one);
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
