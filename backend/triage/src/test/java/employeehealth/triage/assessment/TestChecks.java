package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Engine;
import employeehealth.shared.database.Ids;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.Protocols;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks as they are stored, without a database. */
public final class TestChecks {

    private static final Instant AT = Instant.parse("2026-03-02T08:30:00.123456Z");

    private TestChecks() {}

    public static Assessment of(Told told, Protocols protocols) {
        var id = Ids.next();
        var library = protocols.shipped();
        return new Assessment(
                new AssessmentId(id),
                id,
                0,
                new Assessment.Owner(
                        new CompanyId(Ids.next()),
                        new HealthServiceId(Ids.next()),
                        new PersonId(Ids.next())),
                library.hash(),
                Assessment.Policy.of(UsedPolicy.NONE),
                Engine.VERSION,
                told,
                Checks.result(told, library, protocols),
                AT);
    }

    /** What the people of the demo companies tell, every sentence once. */
    public static List<Told> demo() {
        var subject = new Told.Subject("self", 41.0, "female", null, null, null, null);
        return DemoHistory.COMPLAINTS.entrySet().stream()
                .flatMap(language ->
                        language.getValue().stream()
                                .map(words ->
                                        new Told(
                                                words,
                                                language.getKey(),
                                                subject,
                                                null,
                                                Map.of(),
                                                Set.of())))
                .toList();
    }
}
