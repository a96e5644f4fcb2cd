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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
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

    /** PostgreSQL's code for a lock that was waited for too long. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * @param fresh how many had their effect now
     * @param failed those that have to come again
     */
    record Handled(int fresh, List<Failed> failed) {}

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
     * @return what became of them
     * @throws RuntimeException if the database does not work: then no event is to blame, and all
     *     have to come again
     */
    <E extends News> Handled handle(
            Subscriber<E> subscriber, List<Envelope> batch, Receipt receipt) {
        var companies = new LinkedHashMap<@Nullable CompanyId, List<Envelope>>();
        batch.forEach(e -> companies.computeIfAbsent(e.company(), c -> new ArrayList<>()).add(e));
        var failed = new ArrayList<Failed>();
        var fresh = new AtomicInteger();
        companies.forEach((company, events) -> {
            try {
                fresh.addAndGet(inTransaction(subscriber, company, events, receipt));
            } catch (RuntimeException e) {
                throwIfOutage(e);
                if (events.size() == 1) {
                    failed.add(Failed.of(events.getFirst(), e));
                } else {
                    var each = oneByOne(subscriber, company, events, receipt);
                    failed.addAll(each.failed);
                    fresh.addAndGet(each.fresh);
                }
            }
        });
        return new Handled(fresh.get(), failed);
    }

    private <E extends News> Handled oneByOne(
            Subscriber<E> subscriber,
            @Nullable CompanyId company,
            List<Envelope> events,
            Receipt receipt) {
        var failed = new ArrayList<Failed>();
        var fresh = 0;
        var blocked = new HashSet<String>();
        for (var event : events) {
            if (blocked.contains(event.key()) || blocked.size() >= BUDGET) {
                failed.add(Failed.behind(event));
                continue;
            }
            try {
                fresh += inTransaction(subscriber, company, List.of(event), receipt);
            } catch (RuntimeException e) {
                throwIfOutage(e);
                failed.add(Failed.of(event, e));
                blocked.add(event.key());
            }
        }
        return new Handled(fresh, failed);
    }

    private <E extends News> int inTransaction(
            Subscriber<E> subscriber,
            @Nullable CompanyId company,
            List<Envelope> events,
            Receipt receipt) {
        Supplier<Integer> work =
                () -> subscriber.database().write(() -> effects(subscriber, events, receipt));
        return company == null ? work.get() : Tenant.of(company).get(work);
    }

    private <E extends News> int effects(
            Subscriber<E> subscriber, List<Envelope> events, Receipt receipt) {
        var fresh = receipt.fresh(subscriber.database(), subscriber.name(), events);
        var count = fresh.size();
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
        return count;
    }

    private static void throwIfOutage(RuntimeException e) {
        if (isWaitTooLong(e)
                || e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException) {
            throw e;
        }
    }

    /** Another instance is at it, or was until a moment ago; Spring knows no such kind of error. */
    private static boolean isWaitTooLong(RuntimeException e) {
        return e instanceof UncategorizedSQLException other
                && other.getSQLException() != null
                && LOCK_NOT_AVAILABLE.equals(other.getSQLException().getSQLState());
    }
}
