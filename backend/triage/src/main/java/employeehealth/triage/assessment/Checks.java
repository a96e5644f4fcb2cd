package employeehealth.triage.assessment;

import employeehealth.engine.IllegalInput;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import java.util.List;
import java.util.Locale;

/** Asks the engine; what it cannot accept becomes a problem that names the field. */
public final class Checks {

    private Checks() {}

    /** Without any company's policy. */
    public static Result result(Told told, ProtocolLibrary library, Protocols protocols) {
        return result(told, library, UsedPolicy.NONE, protocols);
    }

    static Result result(
            Told told, ProtocolLibrary library, UsedPolicy policy, Protocols protocols) {
        try {
            var outcome = library.engine().assess(told.input(), policy.policy());
            return Result.of(outcome, library, policy, protocols);
        } catch (IllegalInput refused) {
            var message =
                    "engine." + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw Problem.invalid(List.of(new FieldFault(refused.field(), message)));
        }
    }
}
