package employeehealth.profile.link;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The links of a person, and whose a link is that somebody shows. */
@Repository
class HealthLinks {

    static final String TABLE = "profile.health_links";

    private static final Place LINK = new Place(TABLE, "sealed_link");

    private final ProfileDatabase db;
    private final Seal seal;
    private final PlatformSecrets secrets;
    private final JsonMapper json;

    HealthLinks(ProfileDatabase db, Seal seal, PlatformSecrets secrets, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.secrets = secrets;
        this.json = json;
    }

    void add(HealthLink link, HealthLink.Secret secret) {
        var owner = link.owner();
        var clear = json.writeValueAsBytes(secret);
        db.sql(
                        """
                        insert into profile.health_links
                               (id, company_id, health_service_id, person_id, sealed_link,
                                passcode_key, attempts_left, expires_at, made_at)
                        values (:id, :company, :healthService, :person, :link, :passcode,
                                :attempts, :expires, :made)
                        """)
                .param("id", link.id())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("link", seal.seal(owner.person(), LINK, link.id(), clear))
                .param("passcode", link.passcodeKey(), Types.BINARY)
                .param("attempts", link.attemptsLeft(), Types.INTEGER)
                .param("expires", link.expiresAt().atOffset(ZoneOffset.UTC))
                .param("made", link.madeAt().atOffset(ZoneOffset.UTC))
                .update();
        db.sql(
                        """
                        insert into profile.health_link_tokens
                               (token_key, link_id, company_id, health_service_id, person_id)
                        values (:token, :link, :company, :healthService, :person)
                        """)
                .param("token", key(secret.token()))
                .param("link", link.id())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .update();
    }

    private static final String LIVE =
            "(revoked_at is null and expires_at > :now"
                    + " and (attempts_left is null or attempts_left > 0))";

    /** Those that open something first, then the newest: at most a hundred. */
    List<HealthLink> of(PersonId person, Instant now) {
        return db.sql(
                        SELECT
                                + " where person_id = :person order by "
                                + LIVE
                                + " desc, made_at desc, id desc limit 100")
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::link)
                .list();
    }

    /** How many open something now. */
    int live(PersonId person, Instant now) {
        return db.sql(
                        "select count(*) from profile.health_links where person_id = :person and "
                                + LIVE)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    Optional<HealthLink> find(UUID id) {
        return db.sql(SELECT + " where id = :id").param("id", id).query(this::link).optional();
    }

    private static final String SELECT =
            """
            select id, company_id, health_service_id, person_id, sealed_link, passcode_key,
                   attempts_left, expires_at, revoked_at, made_at
              from profile.health_links
            """;

    /** Its secrets are gone with it: not even we could open it again. */
    void revoke(HealthLink link, Instant now) {
        db.sql(
                        """
                        update profile.health_links
                           set revoked_at = :now, sealed_link = null
                         where id = :id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", link.id())
                .update();
        db.sql("delete from profile.health_link_tokens where link_id = :id")
                .param("id", link.id())
                .update();
    }

    /** Whose a link is. */
    record Whose(UUID link, Owner owner) {}

    /** Read by whoever shows the token, before a company is known. */
    Optional<Whose> shown(String token) {
        return db.sql(
                        """
                        select link_id, company_id, health_service_id, person_id
                          from profile.health_link_tokens
                         where token_key = :token
                        """)
                .param("token", key(token))
                .query((row, n) ->
                        new Whose(
                                row.getObject(1, UUID.class),
                                new Owner(
                                        new CompanyId(row.getObject(2, UUID.class)),
                                        new HealthServiceId(row.getObject(3, UUID.class)),
                                        new PersonId(row.getObject(4, UUID.class)))))
                .optional();
    }

    /** One attempt less, if any is left: of those who try at once, each takes one. */
    Optional<Integer> takeAttempt(UUID link) {
        return db.sql(
                        """
                        update profile.health_links set attempts_left = attempts_left - 1
                         where id = :id and attempts_left > 0
                        returning attempts_left
                        """)
                .param("id", link)
                .query(Integer.class)
                .optional();
    }

    /** It was no wrong one. */
    void giveAttemptBack(UUID link) {
        db.sql("update profile.health_links set attempts_left = attempts_left + 1 where id = :id")
                .param("id", link)
                .update();
    }

    private byte[] key(String token) {
        return secrets.mac("health-link-row", token);
    }

    private HealthLink link(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var sealed = row.getBytes("sealed_link");
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new HealthLink(
                id,
                owner,
                sealed == null
                        ? null
                        : json.readValue(
                                seal.open(owner.person(), LINK, id, sealed),
                                HealthLink.Secret.class),
                row.getBytes("passcode_key"),
                row.getObject("attempts_left", Integer.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant(),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
