package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.person.Person;
import employeehealth.contracts.PersonId;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.PlatformSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The challenges of the transaction's company: five minutes, five tries, one success. */
@Repository
class Challenges {

    static final Duration LIFE = Duration.ofMinutes(5);
    static final int TRIES = 5;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String STILL_OPEN =
            """

             where id = :id
               and secret_key = :secret
               and client_key = :client
               and used_at is null
               and tries < :most
               and expires_at > :now
            """;

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final Clock clock;

    Challenges(AuthDatabase database, PlatformSecrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A challenge that may still be answered.
     *
     * @param methods what may answer it
     */
    record Open(UUID id, PersonId person, Assurance proven, Set<Method> methods) {}

    Challenge begin(Person person, Client client, Assurance proven, Set<Method> methods) {
        var now = clock.instant();
        removeOver(person.id(), now);
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var challenge =
                new Challenge(person.company(), Ids.next(), HexFormat.of().formatHex(secret));
        database.sql(
                        """
                        insert into auth.sign_in_challenges
                               (id, company_id, person_id, secret_key, client_key, proven_by,
                                proven_at, methods, expires_at)
                        values (:id, :company, :person, :secret, :client, :provenBy, :provenAt,
                                :methods, :expires)
                        """)
                .param("id", challenge.id())
                .param("company", person.company().value())
                .param("person", person.id().value())
                .param("secret", key(challenge))
                .param("client", key(client))
                .param("provenBy", proven.text())
                .param("provenAt", utc(proven.at()))
                .param("methods", new Assurance(methods, now).text())
                .param("expires", utc(now.plus(LIFE)))
                .update();
        return challenge;
    }

    private void removeOver(PersonId person, Instant now) {
        database.sql(
                        """
                        delete from auth.sign_in_challenges
                         where person_id = :person
                           and expires_at < :now
                        """)
                .param("person", person.value())
                .param("now", utc(now))
                .update();
    }

    /** Only for the client that it was begun with. */
    Optional<Open> find(Challenge challenge, Client client) {
        return open(
                challenge,
                client,
                """
                select id, person_id, proven_by, proven_at, methods
                  from auth.sign_in_challenges
                """
                        + STILL_OPEN);
    }

    /** The same, and counts as one of its tries. Others who answer it wait for this transaction. */
    Optional<Open> tried(Challenge challenge, Client client) {
        return open(
                challenge,
                client,
                "update auth.sign_in_challenges set tries = tries + 1"
                        + STILL_OPEN
                        + "returning id, person_id, proven_by, proven_at, methods");
    }

    private Optional<Open> open(Challenge challenge, Client client, String statement) {
        return database.sql(statement)
                .param("id", challenge.id())
                .param("secret", key(challenge))
                .param("client", key(client))
                .param("most", TRIES)
                .param("now", utc(clock.instant()))
                .query((row, n) ->
                        new Open(
                                row.getObject(1, UUID.class),
                                new PersonId(row.getObject(2, UUID.class)),
                                Assurance.parse(
                                        row.getString(3),
                                        row.getObject(4, OffsetDateTime.class).toInstant()),
                                Assurance.parse(row.getString(5), Instant.EPOCH).methods()))
                .optional();
    }

    /** From now on, if it can still be answered. */
    boolean waitLonger(Challenge challenge, Client client, Duration life) {
        var now = clock.instant();
        return database.sql(
                                "update auth.sign_in_challenges"
                                        + " set expires_at = greatest(expires_at, :until)"
                                        + STILL_OPEN)
                        .param("until", utc(now.plus(life)))
                        .param("id", challenge.id())
                        .param("secret", key(challenge))
                        .param("client", key(client))
                        .param("most", TRIES)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** It is worth nothing any more. */
    void use(Open challenge) {
        database.sql("update auth.sign_in_challenges set used_at = :now where id = :id")
                .param("now", utc(clock.instant()))
                .param("id", challenge.id())
                .update();
    }

    /** The password that they began with is another one. */
    void endAll(PersonId person) {
        database.sql("delete from auth.sign_in_challenges where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private byte[] key(Challenge challenge) {
        return secrets.mac("sign-in-challenge", challenge.text());
    }

    private byte[] key(Client client) {
        return secrets.mac(
                "sign-in-challenge",
                "client|" + client.origin().network() + "|" + client.device().userAgent());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
