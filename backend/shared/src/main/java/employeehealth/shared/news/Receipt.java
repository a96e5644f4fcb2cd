package employeehealth.shared.news;

import employeehealth.shared.database.ServiceDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How an event counts as received once the transaction of its effect has committed. */
enum Receipt {
    /** It waited in {@code platform.news_deliveries} and does so no longer. */
    TAKEN {
        @Override
        Set<UUID> fresh(ServiceDatabase database, String subscriber, List<Envelope> events) {
            var taken =
                    database.sql("select event from platform.take_news(:name, :places)")
                            .param("name", subscriber)
                            .param(
                                    "places",
                                    events.stream().map(Envelope::position).toArray(Long[]::new))
                            .query(UUID.class)
                            .set();
            if (!events.stream().map(Envelope::id).collect(Collectors.toSet()).containsAll(taken)) {
                throw new IllegalStateException("another event waits at the place of one of these");
            }
            return new HashSet<>(taken);
        }
    },

    /** A broker brought it, and may do so again: it is known by its id from now on. */
    MARKED {
        @Override
        Set<UUID> fresh(ServiceDatabase database, String subscriber, List<Envelope> events) {
            return new HashSet<>(
                    database.sql("select platform.receive_news(:name, :ids)")
                            .param("name", subscriber)
                            .param("ids", events.stream().map(Envelope::id).toArray(UUID[]::new))
                            .query(UUID.class)
                            .set());
        }
    };

    /** Within the transaction of the effect: those of them that were not received before. */
    abstract Set<UUID> fresh(ServiceDatabase database, String subscriber, List<Envelope> events);
}
