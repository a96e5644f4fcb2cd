package employeehealth.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The open questions that could change the recommendation, the most dangerous first. */
final class NextQuestions {

    private record Ranked(Protocol.Ask ask, Urgency worst, boolean gate, int decides) {}

    private static final Comparator<Ranked> ORDER =
            Comparator.comparing(Ranked::worst, Comparator.reverseOrder())
                    .thenComparing(Ranked::gate, Comparator.reverseOrder())
                    .thenComparing(Ranked::decides, Comparator.reverseOrder());

    private final Situation situation;
    private final List<Verdict> verdicts;
    private final Urgency found;
    private final Urgency urgency;
    private final Raising raising;
    private final Index index;

    NextQuestions(
            Situation situation,
            List<Verdict> verdicts,
            Urgency urgency,
            Raising raising,
            Index index) {
        this.index = index;
        this.raising = raising;
        this.situation = situation;
        this.verdicts = verdicts;
        this.found = urgency;
        this.urgency = raising.above(urgency);
    }

    List<Protocol.Ask> inOrder() {
        // One that only the company makes of it settles nothing: a call may still be due.
        if (found.level() == Level.EMERGENCY) {
            return List.of();
        }
        Urgency floor = Urgency.SELF_CARE;
        for (Verdict verdict : verdicts) {
            if (verdict.protocol().role() != Protocol.Role.UNIVERSAL
                    && verdict.floor().above(floor)) {
                floor = verdict.floor();
            }
        }
        floor = raising.above(floor);
        List<Ranked> ranked = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            for (Protocol.Ask ask : verdict.protocol().asks()) {
                rank(ask, floor, ranked);
            }
        }
        ranked.sort(ORDER);
        return withoutRepeats(ranked);
    }

    private void rank(Protocol.Ask ask, Urgency floor, List<Ranked> ranked) {
        if (!situation.isOpen(ask)) {
            return;
        }
        Urgency worst = Urgency.SELF_CARE;
        int decides = 0;
        boolean gate = false;
        boolean lowers = false;
        for (Verdict verdict : verdicts) {
            for (Protocol.Rule rule : verdict.open()) {
                if (situation.decides(ask, rule.when())) {
                    decides++;
                    worst = rule.urgency().above(worst) ? rule.urgency() : worst;
                }
            }
            gate |= verdict.missing().contains(ask.id());
            boolean canFall = urgency.above(floor) && raising.above(verdict.base()).above(floor);
            lowers |= canFall && lowers(ask, verdict);
        }
        if (raising.above(worst).above(urgency) || lowers) {
            ranked.add(new Ranked(ask, worst, gate, decides));
        }
    }

    /** Whether it stands between this protocol and self-care. */
    private boolean lowers(Protocol.Ask ask, Verdict verdict) {
        return verdict.missing().contains(ask.id())
                || situation.decides(ask, verdict.limits())
                || (verdict.protocol().role() == Protocol.Role.GENERAL
                        && ask.id().equals(Wording.COMPLAINT_QUESTION));
    }

    /** Two protocols may ask the same question: once is enough. */
    private List<Protocol.Ask> withoutRepeats(List<Ranked> ranked) {
        List<Protocol.Ask> asks = new ArrayList<>();
        Set<Name> asked = new HashSet<>();
        for (Ranked one : ranked) {
            Name name = one.ask().name();
            if (index.same(name).stream().noneMatch(asked::contains)) {
                asks.add(one.ask());
            }
            asked.add(name);
        }
        return asks;
    }
}
