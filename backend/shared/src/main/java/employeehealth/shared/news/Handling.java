package employeehealth.shared.news;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.news.News;
import employeehealth.shared.access.Tenant;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a subscriber handle events: those of one company share a transaction, for a commit costs
 * more than an event. If one of them fails, each gets a transaction of its own.
 */
final class Handling {

    /** So many failures among one batch, and the rest is left for later. */
    private static final int BUDGET = 20;

    private final JsonMapper json;
    private final ObservationRegistry observations;

    Handling(JsonMapper json, ObservationRegistry observations) {
        this.observations = observations;
        // A sender of a newer version may say more than we know.
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /**
     * @param batch in the order of their positions
     * @param receipt by what they are known should they come again
     * @return those that have to come again
     * @throws RuntimeException if the database does not work: then no event is to blame, and all
     *     have to come again
     */
    <E extends News> List<Failed> handle(
            Subscriber<E> subscriber, List<Envelope> batch, Receipt receipt) {
        var companies = new LinkedHashMap<@Nullable CompanyId, List<Envelope>>();
        batch.forEach(e -> companies.computeIfAbsent(e.company(), c -> new ArrayList<>()).add(e));
        var failed = new ArrayList<Failed>();
        companies.forEach((company, events) -> {
            try {
                inTransaction(subscriber, company, events, receipt);
            } catch (RuntimeException e) {
                throwIfOutage(e);
                if (events.size() == 1) {
                    failed.add(Failed.of(events.getFirst(), e));
                } else {
                    failed.addAll(oneByOne(subscriber, company, events, receipt));
                }
            }
        });
        return failed;
    }

    private <E extends News> List<Failed> oneByOne(
            Subscriber<E> subscriber,
            @Nullable CompanyId company,
            List<Envelope> events,
            Receipt receipt) {
        var failed = new ArrayList<Failed>();
        var blocked = new HashSet<String>();
        for (var event : events) {
            if (blocked.contains(event.key()) || blocked.size() >= BUDGET) {
                failed.add(Failed.behind(event));
                continue;
            }
            try {
                inTransaction(subscriber, company, List.of(event), receipt);
            } catch (RuntimeException e) {
                throwIfOutage(e);
                failed.add(Failed.of(event, e));
                blocked.add(event.key());
            }
        }
        return failed;
    }

    private <E extends News> void inTransaction(
            Subscriber<E> subscriber,
            @Nullable CompanyId company,
            List<Envelope> events,
            Receipt receipt) {
        Runnable work =
                () -> subscriber.database().write(() -> effects(subscriber, events, receipt));
        if (company == null) {
            work.run();
        } else {
            Tenant.of(company).run(work);
        }
    }

    private <E extends News> void effects(
            Subscriber<E> subscriber, List<Envelope> events, Receipt receipt) {
        var fresh = receipt.fresh(subscriber.database(), subscriber.name(), events);
        for (var event : events) {
            if (fresh.remove(event.id())) { // a broker may bring it twice in one batch
                var news = json.readValue(event.body(), subscriber.kind());
                event.cause()
                        .observe(
                                observations,
                                "employeehealth.news.received",
                                KeyValue.of("subscriber", subscriber.name()),
                                () -> subscriber.receive(news, event.id()));
            }
        }
    }

    private static void throwIfOutage(RuntimeException e) {
        if (e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException) {
            throw e;
        }
    }
}
