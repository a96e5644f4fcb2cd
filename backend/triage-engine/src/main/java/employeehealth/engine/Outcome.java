package employeehealth.engine;

import java.util.List;

/**
 * What the engine says, for what is known now.
 *
 * @param settled no open question could change the recommendation
 * @param nextQuestions most dangerous first; empty when settled
 * @param findings in the order of the text
 * @param explanation the rules that decided, most urgent first; never empty
 * @param protocol the one that decided; the general one when nothing was recognised
 * @param protocols ids of all protocols that were evaluated, the universal danger screen first
 */
public record Outcome(
        Recommendation recommendation,
        boolean settled,
        List<Question> nextQuestions,
        List<Finding> findings,
        List<Explanation> explanation,
        ProtocolRef protocol,
        List<String> protocols) {

    @Override
    public String toString() {
        return "Outcome[hidden]";
    }
}
