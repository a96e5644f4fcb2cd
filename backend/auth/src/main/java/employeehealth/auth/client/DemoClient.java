package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo's program, with a published secret. Never there outside demo mode. */
@Component
@ConditionalOnBooleanProperty("platform.demo")
class DemoClient implements DemoSeed {

    private static final String ID = "demo-integration";
    private static final String SECRET = "demo-secret-2026";
    private static final String COMPANY = "lumiere";

    private final AuthDatabase database;
    private final OAuthClients clients;
    private final ClientSecrets secrets;
    private final Audit audit;
    private final Clock clock;

    DemoClient(
            AuthDatabase database,
            OAuthClients clients,
            ClientSecrets secrets,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.clients = clients;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void seed(DemoCompany company) {
        if (company.code().equals(COMPANY)) {
            Tenant.of(company.id()).run(() -> database.write(() -> addMissing(company)));
        }
    }

    private void addMissing(DemoCompany company) {
        if (clients.named(ID).isPresent()) {
            return;
        }
        var now = clock.instant();
        var client =
                new OAuthClient(
                        Ids.next(),
                        company.id(),
                        ID,
                        "Démo / Demo",
                        ClientKind.SECRET,
                        List.of(),
                        List.of(),
                        null,
                        false,
                        Set.of(OAuthScope.SYSTEM_READ, OAuthScope.WEARABLES_WRITE),
                        null,
                        false,
                        now,
                        null);
        clients.add(client);
        secrets.add(client, SECRET, now);
        audit.record(
                database,
                new AuditRecord(
                        company.id(),
                        null,
                        null,
                        "auth.oauth-client.made",
                        "auth.oauth_clients",
                        client.id().toString(),
                        "demo",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }
}
