package employeehealth.triage.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Contact;
import employeehealth.engine.Explanation;
import employeehealth.engine.Finding;
import employeehealth.engine.Outcome;
import employeehealth.triage.policy.ContactView;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.QuestionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        DecidingProtocol protocol,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CompanyPolicy policy) {

    static Result of(
            Outcome outcome, ProtocolLibrary library, UsedPolicy policy, Protocols protocols) {
        var advice = outcome.recommendation();
        return new Result(
                new Advice(
                        advice.level().code(),
                        advice.urgency().code(),
                        advice.within(),
                        advice.route(),
                        advice.advice(),
                        advice.safetyNet(),
                        contacts(advice.contacts())),
                outcome.settled(),
                outcome.nextQuestions().stream().map(QuestionView::of).toList(),
                outcome.findings().stream().map(FindingView::of).toList(),
                outcome.explanation(),
                new DecidingProtocol(
                        outcome.protocol().id(),
                        outcome.protocol().version(),
                        library.hashOf(outcome.protocol().id()),
                        protocols.signedBy(library, outcome.protocol().id())),
                CompanyPolicy.of(policy));
    }

    /** None where there are none, as in what was kept before companies could name any. */
    private static @Nullable List<ContactView> contacts(List<Contact> contacts) {
        return contacts.isEmpty() ? null : contacts.stream().map(ContactView::of).toList();
    }

    /**
     * @param level {@code self_care}, {@code teleconsultation} or {@code emergency}
     * @param urgency the finer scale of five behind the level
     * @param within ISO 8601 duration
     * @param contacts whom the company names; left out where it names nobody
     */
    public record Advice(
            String level,
            String urgency,
            String within,
            String route,
            List<String> advice,
            List<String> safetyNet,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ContactView> contacts) {}

    /** The version of the company's policy; left out where it has none. */
    public record CompanyPolicy(int version, String hash) {

        static @Nullable CompanyPolicy of(UsedPolicy used) {
            var hash = used.hash();
            return hash == null ? null : new CompanyPolicy(used.version(), hash);
        }
    }

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
