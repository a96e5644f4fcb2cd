package employeehealth.profile.health;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every health profile. Rows exist for their person, and for declared care. */
@Repository
public class HealthProfiles {

    public static final String TABLE = "profile.health_profiles";

    private static final Place PROFILE = new Place(TABLE, "sealed_profile");

    /** Bytes, sealed, of versions that are looked at together: opened they take ten times that. */
    private static final long ENOUGH = 1_000_000;

    /** Rows that the database hands over together. */
    private static final int AT_ONCE = 4;

    private static final String COLUMNS =
            "id, company_id, health_service_id, person_id, version, author_id, source,"
                    + " sealed_profile, at";

    static final String NEWEST =
            "select "
                    + COLUMNS
                    + """
                      from profile.health_profiles
                     where person_id = :person
                     order by version desc
                     limit 1
                    """;

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    HealthProfiles(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /**
     * As it is now.
     *
     * @throws employeehealth.shared.problem.Problem 410 of somebody who was erased, unless
     *     something of it is kept by law
     */
    public Optional<ProfileVersion> newest(PersonId person) {
        var newest = newestThere(person);
        if (newest.isEmpty()) {
            seal.mustNotBeErased(person);
        }
        return newest;
    }

    private Optional<ProfileVersion> newestThere(PersonId person) {
        return db.query(NEWEST).param("person", person.value()).query(this::version).optional();
    }

    /** As it was in this version. */
    Optional<ProfileVersion> find(PersonId person, int version) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from profile.health_profiles
                                 where person_id = :person and version = :version
                                """)
                .param("person", person.value())
                .param("version", version)
                .query(this::version)
                .optional();
    }

    /**
     * Versions, newest first.
     *
     * @param cut whether there are older ones, which were left out since these take much memory;
     *     there are two at least then
     */
    record Versions(List<ProfileVersion> newestFirst, boolean cut) {}

    Versions before(PersonId person, int version, int limit) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from profile.health_profiles
                                 where person_id = :person and version < :version
                                 order by version desc
                                 limit :limit
                                """)
                .param("person", person.value())
                .param("version", version)
                .param("limit", limit)
                .withFetchSize(AT_ONCE)
                .query((ResultSetExtractor<Versions>) this::versions);
    }

    /** Those made before a moment. */
    Versions before(PersonId person, Instant at, int limit) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from profile.health_profiles
                                 where person_id = :person and at < :at
                                 order by version desc
                                 limit :limit
                                """)
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .withFetchSize(AT_ONCE)
                .query((ResultSetExtractor<Versions>) this::versions);
    }

    private Versions versions(ResultSet rows) throws SQLException {
        var versions = new ArrayList<ProfileVersion>();
        var read = 0L;
        while (rows.next()) {
            if (read >= ENOUGH && versions.size() > 1) {
                return new Versions(versions, true);
            }
            read += rows.getBytes("sealed_profile").length;
            versions.add(version(rows, versions.size()));
        }
        return new Versions(versions, false);
    }

    /**
     * How many versions of this profile an author has made since then.
     *
     * @param most beyond which one does not count
     */
    int made(PersonId person, PersonId author, Instant since, int most) {
        return db.sql(
                        """
                        select count(*)
                          from (select at from profile.health_profiles
                                 where person_id = :person and author_id = :author
                                 order by version desc
                                 limit :most) v
                         where at > :since
                        """)
                .param("person", person.value())
                .param("author", author.value())
                .param("most", most)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Whether it was added: not if somebody else has made this version meanwhile. */
    boolean add(ProfileVersion version) {
        var added =
                db.sql(
                                """
                                insert into profile.health_profiles
                                       (id, company_id, health_service_id, person_id, version,
                                        author_id, source, sealed_profile, at)
                                values (:id, :company, :healthService, :person, :version,
                                        :author, :source, :profile, :at)
                                on conflict (person_id, version) do nothing
                                """)
                        .param("id", version.row())
                        .param("company", version.owner().company().value())
                        .param("healthService", version.owner().healthService().value())
                        .param("person", version.owner().person().value())
                        .param("version", version.version())
                        .param("author", version.author().person().value())
                        .param("source", version.author().source().code())
                        .param("profile", sealed(version))
                        .param("at", version.at().atOffset(ZoneOffset.UTC))
                        .update();
        return added == 1;
    }

    /** All goes but what clinicians have said, which stays as the last version. */
    void erase(PersonId person) {
        if (count(person, "kept_at is not null") == 0) {
            newestReadable(person).ifPresent(this::keepOfClinicians);
        }
        db.sql("delete from profile.health_profiles where person_id = :person and kept_at is null")
                .param("person", person.value())
                .update();
    }

    /** None of somebody who was erased before: a restored backup brings back what nobody reads. */
    private Optional<ProfileVersion> newestReadable(PersonId person) {
        try {
            return newestThere(person);
        } catch (Problem lost) {
            if (lost.status() != HttpStatus.GONE) {
                throw lost;
            }
            return Optional.empty();
        }
    }

    private void keepOfClinicians(ProfileVersion last) {
        var said = last.profile().ofClinicians();
        if (said.isEmpty()) {
            return;
        }
        var person = last.owner().person();
        var clear = json.writeValueAsBytes(said.get());
        var sealed = seal.seal(person, PROFILE, last.row(), clear);
        db.sql(
                        """
                        update profile.health_profiles set sealed_profile = :profile, kept_at = now()
                         where id = :id
                        """)
                .param("profile", seal.keep(person, PROFILE, last.row(), sealed))
                .param("id", last.row())
                .update();
    }

    /**
     * @param condition ours
     */
    long count(PersonId person, String condition) {
        return db.sql(
                        "select count(*) from profile.health_profiles where person_id = :person and"
                                + " "
                                + condition)
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    private byte[] sealed(ProfileVersion version) {
        var clear = json.writeValueAsBytes(version.profile());
        return seal.seal(version.owner().person(), PROFILE, version.row(), clear);
    }

    private ProfileVersion version(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var author =
                new Author(
                        new PersonId(row.getObject("author_id", UUID.class)),
                        Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)));
        var clear = seal.open(owner.person(), PROFILE, id, row.getBytes("sealed_profile"));
        return new ProfileVersion(
                id,
                owner,
                row.getInt("version"),
                author,
                json.readValue(clear, HealthProfile.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
