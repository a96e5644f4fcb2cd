package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.Person;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of the transaction's company as their directory sees them: everyone, also those who
 * came by themselves, or it would make them twice. Personal addresses are none of its business.
 */
@Repository
class ScimPeople {

    private static final String COLUMNS =
            """
            select p.id, p.company_id, p.email, p.display_name, p.locale, p.password_hash,
                   p.left_at is null, p.created_at,
                   greatest(p.created_at, p.membership_changed_at, s.changed_at), s.document
            """;

    private static final String VISIBLE =
            """
              from auth.people p
              left join auth.scim_users s on s.person_id = p.id
             where (s.deleted_at is null or p.left_at is null)
            """;

    private static final String KEY = "coalesce(s.user_key, lower(p.email))";

    private final AuthDatabase database;
    private final JsonMapper json;

    ScimPeople(AuthDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a name is compared by. */
    static String key(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    Optional<ScimUser> find(PersonId person) {
        return one(person, "");
    }

    /** Others who want to change it wait until the transaction ends. */
    Optional<ScimUser> lock(PersonId person) {
        return one(person, " for update of p");
    }

    private Optional<ScimUser> one(PersonId person, String locking) {
        return all(database.sql(COLUMNS + VISIBLE + " and p.id = :id" + locking)
                        .param("id", person.value()))
                .optional();
    }

    /**
     * What everyone looked for must have.
     *
     * @param userName none: any
     * @param externalId none: any
     */
    record Narrowed(@Nullable String userName, @Nullable String externalId) {}

    List<ScimUser> all(Narrowed narrowed) {
        return all(database.sql(
                                COLUMNS
                                        + VISIBLE
                                        + " and (:key::text is null or "
                                        + KEY
                                        + " = :key) and (:external::text is null or s.external_id ="
                                        + " :external) order by p.id")
                        .param(
                                "key",
                                narrowed.userName == null ? null : key(narrowed.userName),
                                Types.VARCHAR)
                        .param("external", narrowed.externalId, Types.VARCHAR))
                .list();
    }

    List<ScimUser> page(int offset, int limit) {
        return all(database.sql(COLUMNS + VISIBLE + " order by p.id offset :offset limit :limit")
                        .param("offset", offset)
                        .param("limit", limit))
                .list();
    }

    int count() {
        return database.sql("select count(*) " + VISIBLE).query(Integer.class).single();
    }

    /** Whether another one of the company has that name in the directory. */
    boolean isTaken(String userName, PersonId but) {
        return database.sql(
                        "select exists (select 1 "
                                + VISIBLE
                                + " and p.id <> :but and "
                                + KEY
                                + " = :key)")
                .param("but", but.value())
                .param("key", key(userName))
                .query(Boolean.class)
                .single();
    }

    /** What the directory says of them from now on; they are deleted no more. */
    void put(CompanyId company, PersonId person, ObjectNode document, Instant now) {
        database.sql(
                        """
                        insert into auth.scim_users
                               (company_id, person_id, user_key, external_id, document, changed_at)
                        values (:company, :person, :key, :external, :document, :now)
                        on conflict (company_id, person_id) do update
                           set user_key = excluded.user_key, external_id = excluded.external_id,
                               document = excluded.document, changed_at = excluded.changed_at,
                               deleted_at = null
                        """)
                .param("company", company.value())
                .param("person", person.value())
                .param("key", key(document.path("userName").asString()))
                .param("external", document.path("externalId").asString(null), Types.VARCHAR)
                .param("document", document.toString())
                .param("now", utc(now))
                .update();
    }

    void delete(PersonId person, Instant now) {
        database.sql("update auth.scim_users set deleted_at = :now where person_id = :person")
                .param("now", utc(now))
                .param("person", person.value())
                .update();
    }

    private JdbcClient.MappedQuerySpec<ScimUser> all(JdbcClient.StatementSpec statement) {
        return statement.query(this::user);
    }

    private ScimUser user(ResultSet row, int n) throws SQLException {
        var person =
                new Person(
                        new PersonId(row.getObject(1, UUID.class)),
                        new CompanyId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6));
        var document = row.getString(10);
        return new ScimUser(
                person,
                document == null ? asIfSaid(person) : (ObjectNode) json.readTree(document),
                row.getBoolean(7),
                instant(row, 8),
                instant(row, 9));
    }

    private ObjectNode asIfSaid(Person person) {
        var said = json.createObjectNode();
        said.put("userName", person.email());
        said.put("displayName", person.displayName());
        said.put("preferredLanguage", person.locale());
        said.putArray("emails")
                .addObject()
                .put("value", person.email())
                .put("type", "work")
                .put("primary", true);
        return said;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
