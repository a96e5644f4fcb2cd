package employeehealth.triage.policy;

import employeehealth.contracts.access.Role;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A policy for each demo company, older than all its checks. What is there already stays. */
@Component
@ConditionalOnBooleanProperty("platform.demo")
public final class DemoPolicies {

    private static final Duration AGE = Duration.ofDays(366);

    private final TriageDatabase database;
    private final CompanyPolicies policies;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    DemoPolicies(
            TriageDatabase database,
            CompanyPolicies policies,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.policies = policies;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    public void seed(DemoCompany demo) {
        var file = new ClassPathResource("demo/policies/" + demo.code() + ".json");
        if (!file.exists()) {
            return;
        }
        Tenant.of(demo.id())
                .run(() ->
                        database.write(() -> {
                            if (policies.newest().isEmpty()) {
                                var policy = policy(demo, file);
                                policies.add(policy);
                                audit.record(database, record(demo, policy));
                            }
                        }));
        policies.changed(demo.id());
    }

    private CompanyPolicy policy(DemoCompany demo, ClassPathResource file) {
        var admin =
                demo.people().stream()
                        .filter(person -> person.role() == Role.COMPANY_ADMIN)
                        .findFirst()
                        .orElseThrow();
        return CompanyPolicy.of(
                demo.id(),
                1,
                Canonical.text(
                        json.valueToTree(json.readValue(text(demo, file), PolicyBody.class))),
                admin.id(),
                clock.instant().minus(AGE).truncatedTo(ChronoUnit.MICROS));
    }

    /** The files name sites; ids of sites are the demo's. */
    private static String text(DemoCompany demo, ClassPathResource file) {
        try {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            for (var site : demo.sites()) {
                text = text.replace("site:" + site.name(), site.id().toString());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditRecord record(DemoCompany demo, CompanyPolicy policy) {
        return new AuditRecord(
                        demo.id(),
                        null,
                        null,
                        "triage.policy.changed",
                        "triage.company_policies",
                        Integer.toString(policy.version()),
                        "demo",
                        AuditRecord.Outcome.SUCCESS,
                        null)
                .of(Canonical.bytes(policy.content()));
    }
}
