package employeehealth.engine;

import java.util.List;
import java.util.Map;

/**
 * What each urgency means for the person, and the sentences that belong to no protocol.
 *
 * @param byUrgency one per urgency
 * @param groups labels of the groups of presentations, in their order
 * @param openFlags why self-care is not recommended while red flags are open
 */
record Dispositions(Map<Urgency, Disposition> byUrgency, Map<String, Text> groups, Text openFlags) {

    /** How long one may wait, where to go and what always holds. */
    record Disposition(String within, Text route, List<Text> advice) {}

    Disposition of(Urgency urgency) {
        Disposition disposition = byUrgency.get(urgency);
        if (disposition == null) {
            throw new IllegalStateException("no disposition for " + urgency);
        }
        return disposition;
    }
}
