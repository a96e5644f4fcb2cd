package employeehealth.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a policy that can be read. What it lets pass, the engine still takes for
 * no more than it may be: see {@link Raising}.
 */
public final class PolicyLinter {

    private final Policy policy;
    private final Library library;
    private final List<PolicyFault> faults = new ArrayList<>();

    private PolicyLinter(Policy policy, Library library) {
        this.policy = policy;
        this.library = library;
    }

    /** Everything that is wrong, in the order of the policy; empty for a sound one. */
    public static List<PolicyFault> check(Policy policy, Library library) {
        PolicyLinter linter = new PolicyLinter(policy, library);
        linter.sites();
        linter.contacts();
        linter.texts();
        linter.raises();
        return List.copyOf(linter.faults);
    }

    private void sites() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < policy.sites().size(); i++) {
            if (!ids.add(policy.sites().get(i).id())) {
                fault("sites[" + i + "].id", PolicyFault.Reason.REPEATED);
            }
        }
    }

    private void contacts() {
        for (int i = 0; i < policy.reaches().size(); i++) {
            Policy.Reach reach = policy.reaches().get(i);
            String field = "contacts[" + i + "]";
            if (reach.phone() == null && reach.url() == null) {
                fault(field + ".phone", PolicyFault.Reason.UNREACHABLE);
            }
            boolean some = reach.urgencies().size() % Urgency.values().length != 0;
            if (some && reach.url() != null && reach.kind() != Contact.Kind.TELECONSULTATION) {
                fault(field + ".urgencies", PolicyFault.Reason.TELLING);
            }
            String site = reach.site();
            if (site != null && policy.sites().stream().noneMatch(one -> one.id().equals(site))) {
                fault(field + ".site", PolicyFault.Reason.UNKNOWN_SITE);
            }
        }
    }

    private void texts() {
        Set<Urgency> urgencies = new HashSet<>();
        for (int i = 0; i < policy.said().size(); i++) {
            Policy.Said said = policy.said().get(i);
            String field = "texts[" + i + "]";
            if (!urgencies.add(said.urgency())) {
                fault(field + ".urgency", PolicyFault.Reason.REPEATED);
            }
            translated(said.route(), field + ".route");
            for (int j = 0; j < said.advice().size(); j++) {
                translated(said.advice().get(j), field + ".advice[" + j + "]");
            }
        }
    }

    private void raises() {
        for (int i = 0; i < policy.raises().size(); i++) {
            Policy.Raise raise = policy.raises().get(i);
            String field = "raises[" + i + "]";
            for (Policy.Raise before : policy.raises().subList(0, i)) {
                if (before.from() == raise.from()
                        && Objects.equals(before.presentation(), raise.presentation())) {
                    fault(field + ".presentation", PolicyFault.Reason.REPEATED);
                    break;
                }
            }
            Urgency least = least(raise.presentation());
            if (least == null) {
                fault(field + ".presentation", PolicyFault.Reason.UNKNOWN_PRESENTATION);
            } else if (!raise.atLeast().above(raise.from()) || !raise.atLeast().above(least)) {
                fault(field + ".atLeast", PolicyFault.Reason.LOWERS);
            }
            translated(raise.reason(), field + ".reason");
        }
    }

    /** The mildest that a presentation ever comes to; null if there is none of that name. */
    private @Nullable Urgency least(@Nullable String presentation) {
        if (presentation == null) {
            return Urgency.SELF_CARE;
        }
        for (Protocol protocol : library.protocols()) {
            if (protocol.id().equals(presentation) && protocol.role() == Protocol.Role.COMPLAINT) {
                return protocol.selfCare() == null
                        ? protocol.otherwise().urgency()
                        : Urgency.SELF_CARE;
            }
        }
        return null;
    }

    private void translated(@Nullable Text text, String field) {
        if (text != null && text.fr().equals(text.en())) {
            fault(field + ".en", PolicyFault.Reason.UNTRANSLATED);
        }
    }

    private void fault(String field, PolicyFault.Reason reason) {
        faults.add(new PolicyFault(field, reason));
    }
}
