package employeehealth.auth.person;

import static java.util.stream.Collectors.joining;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.SearchApi.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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
            "replace(replace(translate(lower(%s), 'àâäáãçéèêëíîïñóôöõúùûüÿ',"
                    + " 'aaaaaceeeeiiinoooouuuuy'), 'œ', 'oe'), 'æ', 'ae')";

    private static final String SEARCHED = FOLDED.formatted("p.display_name || ' ' || p.email");

    /**
     * As a regular expression, what begins a word of a name: {@code darc} begins one of Jeanne
     * d'Arc, {@code annemarie} of Anne-Marie, as {@code arc} and {@code marie} do. A word holds
     * letters and digits only, so that nothing in it means anything else.
     */
    private static final String BEGINNING =
            "'\\m' || regexp_replace(" + FOLDED.formatted("word") + ", '(.)', '\\1\\\\W*', 'g')";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z},;]+");

    private static final Pattern WITHIN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

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

    /**
     * Everyone of whom all that is asked for holds. A name is looked for word by word, each at the
     * beginning of a word, and in no address: the company's own domain would find everybody.
     */
    public List<Listed> found(Search search) {
        var words = words(search.name());
        if (search.name() != null && words.length == 0) {
            return List.of(); // not everybody
        }
        return database.sql(
                        LISTED
                                + """
                                  left join auth.scim_users d
                                         on d.company_id = p.company_id
                                        and d.person_id = p.id
                                        and d.deleted_at is null
                                 where (cast(:among as text) is null
                                        or p.id = any(cast(:among as uuid[])))
                                   and (cast(:number as text) is null
                                        or lower(cast(d.document as jsonb)
                                -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
                                                 ->> 'employeeNumber')
                                           = lower(cast(:number as text)))
                                   and not exists (
                                       select
                                         from unnest(cast(:words as text[])) word
                                        where
                                """
                                + FOLDED.formatted("p.display_name")
                                + " !~ ("
                                + BEGINNING
                                + """
                                ))
                                 order by lower(p.display_name), p.id
                                 limit :limit
                                """)
                .param("among", array(search.among()), Types.VARCHAR)
                .param("number", search.employeeNumber(), Types.VARCHAR)
                .param("words", words)
                .param("limit", search.limit())
                .query(Directory::listed)
                .list();
    }

    private static String[] words(@Nullable String name) {
        return name == null
                ? new String[0]
                : BETWEEN_WORDS
                        .splitAsStream(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .map(word -> WITHIN_WORDS.matcher(word).replaceAll(""))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
    }

    private static @Nullable String array(@Nullable Collection<PersonId> people) {
        return people == null
                ? null
                : people.stream().map(PersonId::toString).collect(joining(",", "{", "}"));
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
