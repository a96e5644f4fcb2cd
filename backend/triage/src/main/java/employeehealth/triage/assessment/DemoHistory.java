package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.engine.Engine;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.policy.CompanyPolicies;
import employeehealth.triage.policy.DemoPolicies;
import employeehealth.triage.protocol.Protocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * A plausible year of symptom checks, with the policy of each company: the same people and words at
 * every first start.
 */
@Component
@ConditionalOnBooleanProperty("platform.demo")
final class DemoHistory implements DemoSeed {

    static final Map<String, List<String>> COMPLAINTS =
            Map.of(
                    "fr",
                            List.of(
                                    "J'ai le nez qui coule et j'éternue depuis deux jours, pas de"
                                            + " fièvre.",
                                    "Mal à la gorge depuis hier, j'avale difficilement.",
                                    "J'ai mal en bas du dos depuis que j'ai porté des cartons"
                                            + " lundi.",
                                    "Mal de tête depuis ce matin, comme d'habitude quand je dors"
                                            + " mal.",
                                    "Ça me brûle quand je fais pipi depuis deux jours.",
                                    "Diarrhée depuis cette nuit, quatre selles liquides, pas de"
                                            + " sang.",
                                    "J'ai vomi deux fois cette nuit, je garde un peu d'eau.",
                                    "Je tousse depuis une semaine, sans fièvre.",
                                    "Fièvre à 38,4 depuis hier soir avec des courbatures.",
                                    "Je me suis coupé le doigt avec un cutter, ça ne saigne presque"
                                            + " plus.",
                                    "Je me suis tordu la cheville en descendant l'escalier, elle"
                                            + " est gonflée.",
                                    "J'ai des plaques rouges qui grattent sur les bras depuis ce"
                                            + " matin.",
                                    "Je me sens épuisé, je dors mal et je n'ai plus goût à rien"
                                            + " depuis un mois.",
                                    "J'ai eu une douleur serrée dans la poitrine pendant vingt"
                                            + " minutes, avec le bras gauche lourd."),
                    "en",
                            List.of(
                                    "Runny nose and sneezing for two days, no fever.",
                                    "Sore throat since yesterday.",
                                    "Lower back pain since I lifted boxes on Monday.",
                                    "It burns when I pee, since yesterday.",
                                    "I have had diarrhoea since last night, no blood.",
                                    "I twisted my ankle on the stairs and it is swollen."));
    private static final int DAYS = 365;

    private final TriageDatabase database;
    private final Assessments assessments;
    private final Protocols protocols;
    private final CompanyPolicies policies;
    private final DemoPolicies demoPolicies;
    private final Audit audit;
    private final Clock clock;

    DemoHistory(
            TriageDatabase database,
            Assessments assessments,
            Protocols protocols,
            CompanyPolicies policies,
            DemoPolicies demoPolicies,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.assessments = assessments;
        this.protocols = protocols;
        this.policies = policies;
        this.demoPolicies = demoPolicies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The last one's rows tell that everything is there. */
    @Override
    public void seed(DemoCompany demo) {
        demoPolicies.seed(demo);
        var random = new Random(demo.code().hashCode());
        var checks =
                demo.people().stream()
                        .filter(person -> person.role() == Role.EMPLOYEE)
                        .filter(person -> random.nextInt(10) < 4)
                        .map(person -> year(person, random))
                        .toList();
        if (checks.isEmpty() || as(demo, checks.getLast().person, this::hasHistory)) {
            return;
        }
        checks.forEach(year -> as(demo, year.person, () -> added(demo, year)));
        Tenant.of(demo.id()).run(() -> database.write(() -> record(demo)));
    }

    /** Rows exist for the person they are about, and are made in that person's name. */
    private boolean as(DemoCompany demo, DemoCompany.Person person, Supplier<Boolean> work) {
        return new Tenant(demo.id(), demo.healthService(), person.id())
                .get(() -> database.write(work));
    }

    private boolean added(DemoCompany demo, Year year) {
        if (hasHistory()) {
            return false; // left by a start that was interrupted
        }
        year.checks.forEach(
                check -> assessments.add(check(demo, year.person, check.words, check.at)));
        return true;
    }

    private void record(DemoCompany demo) {
        audit.record(
                database,
                new AuditRecord(
                        demo.id(),
                        null,
                        null,
                        "triage.demo.seeded",
                        "triage.symptom_assessments",
                        demo.code(),
                        "demo",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private boolean hasHistory() {
        return database.sql("select exists (select from triage.symptom_assessments)")
                .query(Boolean.class)
                .single();
    }

    private record Check(String words, Instant at) {}

    private record Year(DemoCompany.Person person, List<Check> checks) {}

    private Year year(DemoCompany.Person person, Random random) {
        var words = Objects.requireNonNull(COMPLAINTS.get(person.locale()));
        var checks = new ArrayList<Check>();
        for (var left = 1 + random.nextInt(3); left > 0; left--) {
            var at =
                    clock.instant()
                            .minus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)))
                            .truncatedTo(ChronoUnit.MILLIS);
            checks.add(new Check(words.get(random.nextInt(words.size())), at));
        }
        return new Year(person, checks);
    }

    private Assessment check(
            DemoCompany demo, DemoCompany.Person person, String words, Instant at) {
        var id = Ids.at(at);
        var age =
                (double)
                        ChronoUnit.YEARS.between(
                                person.birthDate(), at.atOffset(ZoneOffset.UTC).toLocalDate());
        var subject =
                new Told.Subject(Told.Subject.SELF, age, person.sex(), null, null, null, null);
        var told = new Told(words, person.locale(), subject, null, Map.of(), Set.of());
        var library = protocols.shipped();
        var policy = policies.of(demo.id(), person.site());
        return new Assessment(
                new AssessmentId(id),
                id,
                0,
                new Assessment.Owner(demo.id(), demo.healthService(), person.id()),
                library.hash(),
                Assessment.Policy.of(policy),
                Engine.VERSION,
                told,
                Checks.result(told, library, policy, protocols),
                at);
    }
}
