package employeehealth.shared.news;

import employeehealth.contracts.news.News;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.web.Cause;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces news in the very transaction of what they announce: both are there, or neither is. A
 * row and nothing else; the database is not asked to notify anyone, which would make transactions
 * queue for their commits. The relay of this process is told instead, once the commit is done.
 */
public final class Outbox {

    private final JsonMapper json;
    private final Clock clock;
    private final Bell relay;

    Outbox(JsonMapper json, Clock clock, Bell relay) {
        this.json = json;
        this.clock = clock;
        this.relay = relay;
    }

    /** On behalf of the company of the transaction, if it has one. */
    public void publish(ServiceDatabase database, News news) {
        var kind = Kinds.of(news.getClass());
        var cause = Cause.current();
        database.sql(
                        """
                        insert into platform.outbox
                               (id, company_id, kind, key, urgent, body, trace_id, span_id, at)
                        values (:id, :company, :kind, :key, :urgent, :body, :trace, :span, :at)
                        """)
                .param("id", Ids.next())
                .param(
                        "company",
                        Tenant.current().map(tenant -> tenant.company().value()).orElse(null),
                        Types.OTHER)
                .param("kind", kind.value())
                .param("key", news.key())
                .param("urgent", kind.urgent())
                .param("body", json.writeValueAsString(news))
                .param("trace", cause.trace())
                .param("span", cause.span(), Types.VARCHAR)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        ringOnce();
    }

    private void ringOnce() {
        if (TransactionSynchronizationManager.hasResource(relay)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(relay, true);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResource(relay);
                        if (status == STATUS_COMMITTED) {
                            relay.ring();
                        }
                    }
                });
    }
}
