package employeehealth.shared.news;

import employeehealth.shared.database.ServiceDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How an event counts as received once the transaction of its effect has committed. */
enum Receipt {
    /** It waited in {@code platform.news_deliveries} and does so no longer. */
    TAKEN {
        @Override
        Set<UUID> fresh(ServiceDatabase database, String subscriber, List<Envelope> events) {
            return called(
                    database,
                    "select platform.take_news(:name, :these)",
                    subscriber,
                    events.stream().map(Envelope::position).toArray(Long[]::new));
        }
    },

    /** A broker brought it, and may do so again: it is known by its id from now on. */
    MARKED {
        @Override
        Set<UUID> fresh(ServiceDatabase database, String subscriber, List<Envelope> events) {
            return called(
                    database,
                    "select platform.receive_news(:name, :these)",
                    subscriber,
                    events.stream().map(Envelope::id).toArray(UUID[]::new));
        }
    };

    /** Within the transaction of the effect: those of them that were not received before. */
    abstract Set<UUID> fresh(ServiceDatabase database, String subscriber, List<Envelope> events);

    private static Set<UUID> called(
            ServiceDatabase database, String function, String subscriber, Object[] these) {
        return new HashSet<>(
                database.sql(function)
                        .param("name", subscriber)
                        .param("these", these)
                        .query(UUID.class)
                        .set());
    }
}
