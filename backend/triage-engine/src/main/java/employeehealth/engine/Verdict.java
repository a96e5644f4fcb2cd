package employeehealth.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one protocol says in one situation.
 *
 * @param fired rules that hold
 * @param open rules that an answer could make hold
 * @param missing ids of the questions to be answered no before self-care
 * @param limits what speaks against self-care and may still be answered, or null
 * @param base urgency when no rule holds
 * @param lowest urgency when no rule holds and every open question is answered reassuringly
 */
record Verdict(
        Protocol protocol,
        List<Protocol.Rule> fired,
        List<Protocol.Rule> open,
        Set<String> missing,
        @Nullable Condition limits,
        Urgency base,
        Urgency lowest) {

    static Verdict of(Protocol protocol, Situation situation) {
        List<Protocol.Rule> fired = new ArrayList<>();
        List<Protocol.Rule> open = new ArrayList<>();
        for (Protocol.Rule rule : situation.candidates(protocol)) {
            sort(rule, situation, fired, open);
        }
        Urgency base = protocol.otherwise().urgency();
        Protocol.SelfCare selfCare = protocol.selfCare();
        if (selfCare == null) {
            return new Verdict(protocol, fired, open, Set.of(), null, base, base);
        }
        Set<String> missing = new LinkedHashSet<>();
        boolean gated = false;
        boolean closed = situation.unsure();
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            Protocol.Ask ask = flag.question();
            if (ask != null && situation.gate(flag)) {
                gated = true;
                closed |= missing(ask, situation, missing);
            }
        }
        if (selfCare.minor()) {
            closed |= situation.unexplained();
            for (Protocol.Ask ask : situation.called()) {
                closed |= missing(ask, situation, missing);
            }
        }
        boolean minor = selfCare.minor() && !gated;
        Truth unless = situation.against(selfCare.unless(), minor);
        boolean possible = !closed && unless != Truth.TRUE;
        boolean allowed = possible && missing.isEmpty() && unless == Truth.FALSE;
        return new Verdict(
                protocol,
                fired,
                open,
                missing,
                unless == Truth.OPEN ? selfCare.unless() : null,
                allowed ? Urgency.SELF_CARE : base,
                possible ? Urgency.SELF_CARE : base);
    }

    /** Whether the danger is neither denied nor can be any more; notes what still can be. */
    private static boolean missing(Protocol.Ask ask, Situation situation, Set<String> missing) {
        if (situation.excluded(ask)) {
            return false;
        }
        if (situation.isOpen(ask)) {
            missing.add(ask.id());
            return false;
        }
        return true;
    }

    private static void sort(
            Protocol.Rule rule,
            Situation situation,
            List<Protocol.Rule> fired,
            List<Protocol.Rule> open) {
        switch (situation.truth(rule.when())) {
            case TRUE -> fired.add(rule);
            case OPEN -> open.add(rule);
            case FALSE -> {}
        }
    }

    /** What this protocol recommends now. */
    Urgency urgency() {
        return highest(base);
    }

    /** What it would recommend at least, whatever is answered. */
    Urgency floor() {
        return highest(lowest);
    }

    private Urgency highest(Urgency start) {
        Urgency highest = start;
        for (Protocol.Rule rule : fired) {
            if (rule.urgency().above(highest)) {
                highest = rule.urgency();
            }
        }
        return highest;
    }
}
