package employeehealth.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One protocol as its file says it.
 *
 * @param asks all questions, red flags first
 * @param candidates all rules, red flags first
 */
record Protocol(
        String id,
        String version,
        String file,
        Role role,
        Text title,
        String group,
        Map<Language, List<String>> search,
        @Nullable Condition opens,
        List<RedFlag> redFlags,
        List<Ask> questions,
        List<Rule> rules,
        Rule otherwise,
        @Nullable SelfCare selfCare,
        Map<String, Text> advice,
        List<Text> safetyNet,
        List<Source> sources,
        List<Ask> asks,
        Candidates candidates) {

    /** When a protocol is looked at. */
    enum Role {
        /** Always, before all others. */
        UNIVERSAL,
        /** When its complaint is recognised or picked. */
        COMPLAINT,
        /** When somebody asks for a paper or a booking and complains of nothing. */
        REQUEST,
        /** When nothing else is. */
        GENERAL
    }

    /**
     * A sign of danger.
     *
     * @param gate must be answered before self-care may be recommended; else only stated
     * @param onlyIf the gate stands only when this holds; null when it always does
     * @param when what makes it true, its own question aside
     * @param question asked for it; null when only words or measurements can show it
     * @param sign what it is, worded for the explanation and the safety net
     */
    record RedFlag(
            Rule rule,
            boolean gate,
            @Nullable Condition onlyIf,
            Condition when,
            @Nullable Ask question,
            Text sign) {

        boolean emergency() {
            return rule.urgency().level() == Level.EMERGENCY;
        }

        /** The findings each of which raises it alone. */
        Set<Name> findings() {
            Set<Name> findings = new LinkedHashSet<>();
            collect(when, false, findings);
            return findings;
        }

        /** All findings it is about, alone or with others. */
        Set<Name> named() {
            Set<Name> findings = new LinkedHashSet<>();
            collect(when, true, findings);
            return findings;
        }

        private static void collect(Condition condition, boolean all, Set<Name> findings) {
            if (condition instanceof Condition.Present(var finding)) {
                findings.add(finding);
            } else if (condition instanceof Condition.Or(var any)) {
                any.forEach(one -> collect(one, all, findings));
            } else if (all && condition instanceof Condition.And(var every)) {
                every.forEach(one -> collect(one, true, findings));
            }
        }
    }

    /**
     * A question.
     *
     * @param finding present when answered yes
     * @param fact known when answered with a number
     * @param skip not asked when this holds of the person
     * @param sameAs other questions that ask for no less: their answers are answers to this one
     */
    record Ask(
            Name name,
            Question.Kind kind,
            Text text,
            List<AskOption> options,
            @Nullable Name finding,
            @Nullable Fact fact,
            @Nullable Condition skip,
            List<Name> sameAs,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable String unit,
            @Nullable Text sign) {

        String id() {
            return name.text();
        }

        /** Whether a positive answer means danger. */
        boolean redFlag() {
            return sign != null;
        }
    }

    /**
     * One answer of a choice.
     *
     * @param name as {@link Names#option} calls it
     * @param finding that it means
     */
    record AskOption(String code, Name name, Text label, @Nullable Name finding) {}

    /** What follows when a condition holds. */
    record Rule(String id, Condition when, Urgency urgency, Text text, List<String> advice) {}

    /**
     * The way out: allowed once every gate is answered no, and unless the condition holds.
     *
     * @param minor the author declares that these complaints need no gate
     */
    record SelfCare(@Nullable Condition unless, boolean minor, Text text, List<String> advice) {}

    /** Where a rule comes from. */
    record Source(String title, String publisher, @Nullable String retrieved, boolean unverified) {}

    /** Whether it only asks who the person is, for the rules of the others. */
    boolean aboutPerson() {
        return role == Role.UNIVERSAL && redFlags.isEmpty();
    }

    static Candidates candidates(List<RedFlag> redFlags, List<Rule> rules) {
        List<Rule> all = new ArrayList<>();
        redFlags.forEach(flag -> all.add(flag.rule()));
        all.addAll(rules);
        return new Candidates(all);
    }

    static List<Ask> asks(List<RedFlag> redFlags, List<Ask> questions) {
        List<Ask> all = new ArrayList<>();
        for (RedFlag flag : redFlags) {
            Ask ask = flag.question();
            if (ask != null) {
                all.add(ask);
            }
        }
        all.addAll(questions);
        return List.copyOf(all);
    }
}
