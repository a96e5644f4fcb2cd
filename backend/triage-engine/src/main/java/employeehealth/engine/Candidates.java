package employeehealth.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a protocol that may hold. Most are ruled out by one name that they cannot hold
 * without, so that their conditions need not be gone through.
 */
final class Candidates {

    private final List<Protocol.Rule> rules;

    /** Numbers of the names that some rule cannot hold without. */
    private final int[] names;

    /** For each 64 rules, beside each of the names: a bit for every rule that needs it. */
    private final long[][] needing;

    /**
     * @param rules in the order in which they are told
     */
    Candidates(List<Protocol.Rule> rules) {
        this.rules = rules;
        Map<Name, List<Integer>> needs = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            need(rules.get(i).when(), i, needs);
        }
        this.names = needs.keySet().stream().mapToInt(Name::number).toArray();
        this.needing = new long[(rules.size() + Long.SIZE - 1) / Long.SIZE][names.length];
        int place = 0;
        for (List<Integer> of : needs.values()) {
            for (int rule : of) {
                needing[rule / Long.SIZE][place] |= 1L << (rule % Long.SIZE);
            }
            place++;
        }
    }

    private static void need(Condition condition, int rule, Map<Name, List<Integer>> needs) {
        switch (condition) {
            case Condition.Present(var finding) -> add(finding, rule, needs);
            case Condition.Known(var finding) -> add(finding, rule, needs);
            case Condition.Yes(var question) -> add(question, rule, needs);
            case Condition.Chosen(var question, var option, var answer) -> add(answer, rule, needs);
            case Condition.And(var all) -> all.forEach(one -> need(one, rule, needs));
            default -> {} // holds without a name, or with one of several
        }
    }

    private static void add(Name name, int rule, Map<Name, List<Integer>> needs) {
        needs.computeIfAbsent(name, one -> new ArrayList<>()).add(rule);
    }

    /** Those of which all names have one of these marks, in their order. */
    List<Protocol.Rule> in(int[] marks, int any) {
        List<Protocol.Rule> possible = new ArrayList<>();
        for (int i = 0; i < needing.length; i++) {
            long out = 0;
            for (int j = 0; j < names.length; j++) {
                out |= (marks[names[j]] & any) == 0 ? needing[i][j] : 0;
            }
            int first = i * Long.SIZE;
            int last = Math.min(first + Long.SIZE, rules.size());
            for (int rule = first; rule < last; rule++) {
                if ((out >>> rule & 1) == 0) {
                    possible.add(rules.get(rule));
                }
            }
        }
        return possible;
    }
}
