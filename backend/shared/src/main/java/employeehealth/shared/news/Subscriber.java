package employeehealth.shared.news;

import employeehealth.contracts.news.News;
import employeehealth.shared.database.ServiceDatabase;
import java.util.UUID;

/**
 * A bean that wants to know when something has happened. Each event has its effect once, however
 * often it arrives: the platform opens a transaction on the subscriber's database, in the company
 * of the event, and has the event count as received with it. Several events may share a
 * transaction.
 *
 * <p>So no neighbour is asked here, and no mail is sent: what needs the outside is written down and
 * left to a job.
 */
public interface Subscriber<E extends News> {

    /** Stable for ever, and beginning with the service: {@code notifications.sign-in-locked}. */
    String name();

    Class<E> kind();

    ServiceDatabase database();

    /**
     * Within the transaction. What it throws undoes the effect; the event comes again later, and
     * what has the same key waits for it.
     *
     * @param id of the event
     */
    void receive(E news, UUID id);
}
