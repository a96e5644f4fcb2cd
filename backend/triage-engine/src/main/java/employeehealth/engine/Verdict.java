package employeehealth.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What one protocol says in one situation.
 *
 * @param fired rules that hold
 * @param open rules that an answer could make hold
 * @param base urgency when no rule holds
 * @param lowest urgency when no rule holds and every open question is answered reassuringly
 */
record Verdict(
        Protocol protocol,
        List<Protocol.Rule> fired,
        List<Protocol.Rule> open,
        Urgency base,
        Urgency lowest) {

    static Verdict of(Protocol protocol, Situation situation) {
        List<Protocol.Rule> fired = new ArrayList<>();
        List<Protocol.Rule> open = new ArrayList<>();
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            sort(flag.rule(), situation, fired, open);
        }
        for (Protocol.Rule rule : protocol.rules()) {
            sort(rule, situation, fired, open);
        }
        Urgency base = protocol.otherwise().urgency();
        Urgency lowest = base;
        Protocol.SelfCare selfCare = protocol.selfCare();
        if (selfCare != null) {
            boolean excluded = true;
            boolean excludable = true;
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                Protocol.Ask ask = flag.question();
                if (flag.gate() && ask != null && !situation.excluded(ask)) {
                    excluded = false;
                    excludable &= situation.isOpen(ask);
                }
            }
            Truth unless = situation.truth(selfCare.unless());
            if (excluded && unless == Truth.FALSE) {
                base = Urgency.SELF_CARE;
            }
            if (excludable && unless != Truth.TRUE) {
                lowest = Urgency.SELF_CARE;
            }
        }
        return new Verdict(protocol, fired, open, base, lowest);
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
