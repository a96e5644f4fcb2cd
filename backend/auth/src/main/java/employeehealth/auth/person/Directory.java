package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The people of the transaction's company by name, with when they last signed in. */
@Repository
public class Directory {

    private static final String LISTED =
            """
            select p.id, p.display_name, p.email,
                   (select max(s.created_at) from auth.sessions s where s.person_id = p.id),
                   p.left_at
              from auth.people p
            """;

    /** As people look a name up: without case, and without the accents of French. */
    private static final String FOLDED =
            "translate(lower(%s), 'àâäáãçéèêëíîïñóôöõúùûüÿ', 'aaaaaceeeeiiinoooouuuuy')";

    private static final String SEARCHED = FOLDED.formatted("p.display_name || ' ' || p.email");

    private final AuthDatabase database;

    Directory(AuthDatabase database) {
        this.database = database;
    }

    /**
     * @param part of a name or address; none: everyone
     * @param after the last of the page before; after somebody who is gone there is nobody
     */
    public List<Listed> page(@Nullable String part, @Nullable PersonId after, int limit) {
        return database.sql(
                        LISTED
                                + " where (cast(:part as text) is null or position("
                                + FOLDED.formatted("cast(:part as text)")
                                + " in "
                                + SEARCHED
                                + """
                                ) > 0)
                                   and (cast(:after as uuid) is null
                                        or (lower(p.display_name), p.id)
                                           > (select lower(l.display_name), l.id
                                                from auth.people l
                                               where l.id = cast(:after as uuid)))
                                 order by lower(p.display_name), p.id
                                 limit :limit
                                """)
                .param("part", part, Types.VARCHAR)
                .param("after", after == null ? null : after.value(), Types.OTHER)
                .param("limit", limit)
                .query(Directory::listed)
                .list();
    }

    public List<Listed> named(Collection<PersonId> people) {
        return database.sql(LISTED + " where p.id = any(cast(:ids as uuid[]))")
                .param("ids", people.stream().map(PersonId::toString).toArray(String[]::new))
                .query(Directory::listed)
                .list();
    }

    private static Listed listed(ResultSet row, int n) throws SQLException {
        var signedIn = row.getObject(4, OffsetDateTime.class);
        var left = row.getObject(5, OffsetDateTime.class);
        return new Listed(
                new PersonId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                signedIn == null ? null : signedIn.toInstant(),
                left == null ? null : left.toInstant());
    }
}
