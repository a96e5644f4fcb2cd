package employeehealth.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The open questions that could change the recommendation, the most dangerous first. */
final class NextQuestions {

    private record Ranked(Protocol.Ask ask, Urgency worst, boolean gate, int decides) {}

    private final Situation situation;
    private final List<Verdict> verdicts;
    private final Urgency urgency;

    NextQuestions(Situation situation, List<Verdict> verdicts, Urgency urgency) {
        this.situation = situation;
        this.verdicts = verdicts;
        this.urgency = urgency;
    }

    List<Protocol.Ask> inOrder() {
        if (urgency.level() == Level.EMERGENCY) {
            return List.of();
        }
        Urgency floor = Urgency.SELF_CARE;
        for (Verdict verdict : verdicts) {
            if (verdict.protocol().role() != Protocol.Role.UNIVERSAL
                    && verdict.floor().above(floor)) {
                floor = verdict.floor();
            }
        }
        boolean canFall = urgency.above(floor);
        List<Ranked> ranked = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            rank(verdict, canFall && verdict.base().above(floor), ranked);
        }
        ranked.sort(
                Comparator.comparing(Ranked::worst, Comparator.reverseOrder())
                        .thenComparing(Ranked::gate, Comparator.reverseOrder())
                        .thenComparing(Ranked::decides, Comparator.reverseOrder()));
        return withoutRepeats(ranked);
    }

    private void rank(Verdict verdict, boolean falls, List<Ranked> ranked) {
        Protocol protocol = verdict.protocol();
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            Protocol.Ask ask = flag.question();
            if (ask != null && flag.gate()) {
                rank(verdict, ask, true, falls, ranked);
            }
        }
        for (Protocol.Ask ask : protocol.questions()) {
            rank(verdict, ask, false, falls, ranked);
        }
    }

    private void rank(
            Verdict owner, Protocol.Ask ask, boolean gate, boolean falls, List<Ranked> ranked) {
        if (!situation.isOpen(ask)) {
            return;
        }
        Urgency worst = Urgency.SELF_CARE;
        int decides = 0;
        for (Verdict verdict : verdicts) {
            for (Protocol.Rule rule : verdict.open()) {
                if (situation.decides(ask, rule.when())) {
                    decides++;
                    worst = rule.urgency().above(worst) ? rule.urgency() : worst;
                }
            }
        }
        Protocol.SelfCare selfCare = owner.protocol().selfCare();
        boolean lowers =
                falls
                        && (gate
                                || (selfCare != null && situation.decides(ask, selfCare.unless()))
                                || ask.id().equals(Wording.COMPLAINT_QUESTION));
        if (worst.above(urgency) || lowers) {
            ranked.add(new Ranked(ask, worst, gate, decides));
        }
    }

    /** Two protocols may ask for the same finding in their own words: once is enough. */
    private static List<Protocol.Ask> withoutRepeats(List<Ranked> ranked) {
        List<Protocol.Ask> asks = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Ranked one : ranked) {
            String finding = one.ask().finding();
            if (finding == null || asked.add(finding)) {
                asks.add(one.ask());
            }
        }
        return asks;
    }
}
