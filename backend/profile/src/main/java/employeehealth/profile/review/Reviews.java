package employeehealth.profile.review;

import static java.util.stream.Collectors.toMap;

import employeehealth.contracts.PersonId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.breakglass.BreakGlass.Opening;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Who has looked into what. Rows exist for a transaction that declares that it does so. */
@Repository
class Reviews {

    static final String TABLE = "profile.break_glass_reviews";

    private final ProfileDatabase db;

    Reviews(ProfileDatabase db) {
        this.db = db;
    }

    record Review(PersonId by, Instant at) {}

    Map<UUID, Review> of(Collection<UUID> openings) {
        return db
                .sql(
                        """
                        select access_id, reviewed_by, reviewed_at
                          from profile.break_glass_reviews
                         where access_id = any(cast(:ids as uuid[]))
                        """)
                .param("ids", openings.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) ->
                        Map.entry(
                                row.getObject(1, UUID.class),
                                new Review(
                                        new PersonId(row.getObject(2, UUID.class)),
                                        row.getObject(3, OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether nobody had before. */
    boolean add(Me me, Opening opening, Instant now) {
        return db.sql(
                                """
                                insert into profile.break_glass_reviews
                                       (access_id, company_id, health_service_id, person_id,
                                        reviewed_by, reviewed_at)
                                values (:id, :company, :healthService, :person, :by, :now)
                                on conflict (access_id) do nothing
                                """)
                        .param("id", opening.id())
                        .param("company", me.company().value())
                        .param("healthService", me.healthService().value())
                        .param("person", opening.person().value())
                        .param("by", me.person().value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
