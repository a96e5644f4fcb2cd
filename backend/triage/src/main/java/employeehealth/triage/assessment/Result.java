package employeehealth.triage.assessment;

import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Explanation;
import employeehealth.engine.Finding;
import employeehealth.engine.Outcome;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.QuestionView;
import java.util.List;

/**
 * What we answered, as it is sent and as it is sealed: the same input and library always give the
 * same bytes. Health data: never logged.
 */
@HealthData
public record Result(
        Advice recommendation,
        boolean settled,
        List<QuestionView> nextQuestions,
        List<FindingView> findings,
        List<Explanation> explanation,
        DecidingProtocol protocol) {

    static Result of(Outcome outcome, ProtocolLibrary library, Protocols protocols) {
        var advice = outcome.recommendation();
        return new Result(
                new Advice(
                        advice.level().code(),
                        advice.urgency().code(),
                        advice.within(),
                        advice.route(),
                        advice.advice(),
                        advice.safetyNet()),
                outcome.settled(),
                outcome.nextQuestions().stream().map(QuestionView::of).toList(),
                outcome.findings().stream().map(FindingView::of).toList(),
                outcome.explanation(),
                new DecidingProtocol(
                        outcome.protocol().id(),
                        outcome.protocol().version(),
                        library.hashOf(outcome.protocol().id()),
                        protocols.signedBy(library, outcome.protocol().id())));
    }

    /**
     * @param level {@code self_care}, {@code teleconsultation} or {@code emergency}
     * @param urgency the finer scale of five behind the level
     * @param within ISO 8601 duration
     */
    public record Advice(
            String level,
            String urgency,
            String within,
            String route,
            List<String> advice,
            List<String> safetyNet) {}

    /**
     * @param start first UTF-16 unit of the words in the text that was sent
     */
    public record FindingView(String code, String label, String status, int start, int end) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.code(),
                    finding.label(),
                    finding.status().code(),
                    finding.start(),
                    finding.end());
        }
    }

    /**
     * @param signedBy names of author and signatory; none where the protocol ships unsigned
     */
    public record DecidingProtocol(String id, String version, String hash, List<String> signedBy) {}

    @Override
    public String toString() {
        return "Result[hidden]";
    }
}
