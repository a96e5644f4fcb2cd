package employeehealth.profile.datarequest;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Requests. Rows exist for their person, and for a transaction of the company's desk. */
@Repository
class DataRequests {

    static final String TABLE = "profile.data_requests";

    private static final Place WORDS = new Place(TABLE, "sealed_words");
    private static final Place CONTACT = new Place(TABLE, "sealed_contact");
    private static final String SELECT =
            """
            select id, company_id, health_service_id, person_id, has_account, kind, channel, state,
                   version, received_on, identity_asked_on, identity_settled_on, extended,
                   closed_on, sealed_words, sealed_contact
              from profile.data_requests
            """;

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    DataRequests(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /**
     * @param words of whoever asks, as far as they used any
     * @param contact of somebody without an account
     */
    record Filed(DataRequest request, @Nullable String words, @Nullable Contact contact) {

        @Override
        public String toString() {
            return "Filed[hidden]";
        }
    }

    /**
     * Of somebody without an account.
     *
     * @param address where they are answered
     */
    record Contact(String name, String address) {

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    void add(Filed filed) {
        var request = filed.request();
        var owner = request.owner();
        db.sql(
                        """
                        insert into profile.data_requests
                               (id, company_id, health_service_id, person_id, has_account, kind,
                                channel, state, version, received_on, due_on, sealed_words,
                                sealed_contact)
                        values (:id, :company, :healthService, :person, :hasAccount, :kind,
                                :channel, :state, :version, :receivedOn, :dueOn, :words, :contact)
                        """)
                .param("id", request.id())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("hasAccount", request.hasAccount())
                .param("kind", request.kind().code())
                .param("channel", request.channel().code())
                .param("state", request.state().code())
                .param("version", request.version())
                .param("receivedOn", request.deadline().receivedOn())
                .param("dueOn", request.dueOn(), Types.DATE)
                .param("words", sealed(request, WORDS, bytes(filed.words())), Types.BINARY)
                .param("contact", sealed(request, CONTACT, bytes(filed.contact())), Types.BINARY)
                .update();
    }

    /** Whether it was kept: not if somebody else has changed it meanwhile. */
    boolean put(DataRequest request) {
        var deadline = request.deadline();
        return db.sql(
                                """
                                update profile.data_requests
                                   set state = :state, version = :version,
                                       identity_asked_on = :askedOn,
                                       identity_settled_on = :settledOn, extended = :extended,
                                       due_on = :dueOn, closed_on = :closedOn
                                 where id = :id and version = :version - 1
                                """)
                        .param("state", request.state().code())
                        .param("version", request.version())
                        .param("askedOn", deadline.askedOn(), Types.DATE)
                        .param("settledOn", deadline.settledOn(), Types.DATE)
                        .param("extended", deadline.extended())
                        .param("dueOn", request.dueOn(), Types.DATE)
                        .param("closedOn", request.closedOn(), Types.DATE)
                        .param("id", request.id())
                        .update()
                == 1;
    }

    Optional<Filed> find(UUID id) {
        return db.sql(SELECT + " where id = :id").param("id", id).query(this::filed).optional();
    }

    /** Newest first. */
    List<Filed> of(PersonId person, int limit) {
        return db.sql(SELECT + " where person_id = :person order by id desc limit :limit")
                .param("person", person.value())
                .param("limit", limit)
                .query(this::filed)
                .list();
    }

    int openOf(PersonId person) {
        return db.sql(
                        """
                        select count(*) from profile.data_requests
                         where person_id = :person and closed_on is null
                        """)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /**
     * What is due first comes first, and last that of which the clock stands.
     *
     * @param after the last of the page before
     */
    List<Filed> open(@Nullable UUID after, int limit) {
        return db.sql(
                        SELECT
                                + """
                                 where closed_on is null
                                   and (cast(:after as uuid) is null
                                     or (coalesce(due_on, 'infinity'), id)
                                      > (select coalesce(due_on, 'infinity'), id
                                           from profile.data_requests where id = :after))
                                 order by coalesce(due_on, 'infinity'), id
                                 limit :limit
                                """)
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query(this::filed)
                .list();
    }

    /** What was closed last comes first. */
    List<Filed> closed(@Nullable UUID after, int limit) {
        return db.sql(
                        SELECT
                                + """
                                 where closed_on is not null
                                   and (cast(:after as uuid) is null
                                     or (closed_on, id)
                                      < (select closed_on, id
                                           from profile.data_requests where id = :after))
                                 order by closed_on desc, id desc
                                 limit :limit
                                """)
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query(this::filed)
                .list();
    }

    private Filed filed(ResultSet row, int n) throws SQLException {
        var request = request(row);
        var words = opened(request, WORDS, row.getBytes("sealed_words"));
        var contact = opened(request, CONTACT, row.getBytes("sealed_contact"));
        return new Filed(
                request,
                words == null ? null : new String(words, StandardCharsets.UTF_8),
                contact == null ? null : json.readValue(contact, Contact.class));
    }

    private static DataRequest request(ResultSet row) throws SQLException {
        return new DataRequest(
                row.getObject("id", UUID.class),
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))),
                row.getBoolean("has_account"),
                Kind.ofCode(row.getString("kind")),
                Channel.ofCode(row.getString("channel")),
                State.ofCode(row.getString("state")),
                row.getInt("version"),
                new Deadline(
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("identity_asked_on", LocalDate.class),
                        row.getObject("identity_settled_on", LocalDate.class),
                        row.getBoolean("extended")),
                row.getObject("closed_on", LocalDate.class));
    }

    private static byte @Nullable [] bytes(@Nullable String words) {
        return words == null ? null : words.getBytes(StandardCharsets.UTF_8);
    }

    private byte @Nullable [] bytes(@Nullable Contact contact) {
        return contact == null ? null : json.writeValueAsBytes(contact);
    }

    private byte @Nullable [] sealed(DataRequest request, Place place, byte @Nullable [] clear) {
        return clear == null
                ? null
                : seal.seal(request.owner().person(), place, request.id(), clear);
    }

    private byte @Nullable [] opened(DataRequest request, Place place, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : unlessErased(
                        () -> seal.open(request.owner().person(), place, request.id(), sealed));
    }

    /** A backup of before an erasure may bring rows back, never the key. */
    static byte @Nullable [] unlessErased(Supplier<byte[]> open) {
        try {
            return open.get();
        } catch (Problem erased) {
            if (erased.status() == HttpStatus.GONE) {
                return null;
            }
            throw erased;
        }
    }
}
