package employeehealth.profile.opinion;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.employer.ReleasedOpinion;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the transaction's company may see. Knows no table of care. */
@Repository
class ReleasedOpinions {

    static final String TABLE = "profile.released_opinions";

    private static final Place OPINION = new Place(TABLE, "sealed_opinion");

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    ReleasedOpinions(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /** What was said to the employer, and on which day. */
    private record Kept(Opinion opinion, LocalDate on) {

        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    /** Newest first, without those of people who were erased and of whom nothing is kept. */
    List<ReleasedOpinion> page(@Nullable UUID before, int limit) {
        var page = new ArrayList<ReleasedOpinion>();
        var from = before;
        while (true) {
            var rows = rows(from, limit - page.size());
            rows.forEach(row -> row.opinion.ifPresent(page::add));
            if (page.size() == limit || rows.isEmpty()) {
                return page;
            }
            from = rows.getLast().id;
        }
    }

    /** One may be there that nobody opens any more: a restored backup brought it back. */
    private record Row(UUID id, Optional<ReleasedOpinion> opinion) {}

    private List<Row> rows(@Nullable UUID before, int limit) {
        return db.sql(
                        """
                        select id, person_id, sealed_opinion, released_at
                          from profile.released_opinions
                         where cast(:before as uuid) is null or id < :before
                         order by id desc
                         limit :limit
                        """)
                .param("before", before, Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Whether it was released now: not if it had been before. */
    boolean add(FitnessOpinion one, PersonId by, Instant now) {
        var owner = one.owner();
        var kept = new Kept(one.opinion(), LocalDate.ofInstant(one.at(), ZoneOffset.UTC));
        var clear = json.writeValueAsBytes(kept);
        return db.sql(
                                """
                                insert into profile.released_opinions
                                       (id, company_id, person_id, released_by, sealed_opinion,
                                        released_at)
                                values (:id, :company, :person, :by, :sealed, :now)
                                on conflict (id) do nothing
                                """)
                        .param("id", one.id())
                        .param("company", owner.company().value())
                        .param("person", owner.person().value())
                        .param("by", by.value())
                        .param("sealed", seal.seal(owner.person(), OPINION, one.id(), clear))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var person = new PersonId(row.getObject("person_id", UUID.class));
        var at = row.getObject("released_at", OffsetDateTime.class).toInstant();
        return new Row(
                id,
                seal.openUnlessErased(person, OPINION, id, row.getBytes("sealed_opinion"))
                        .map(clear -> json.readValue(clear, Kept.class))
                        .map(kept -> opinion(id, person, kept, at)));
    }

    private static ReleasedOpinion opinion(UUID id, PersonId person, Kept kept, Instant at) {
        return new ReleasedOpinion(
                id,
                person,
                null,
                kept.opinion.outcome(),
                kept.opinion.arrangements(),
                kept.on,
                kept.opinion.validUntil(),
                at);
    }
}
