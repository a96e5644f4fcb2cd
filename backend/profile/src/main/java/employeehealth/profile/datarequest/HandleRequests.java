package employeehealth.profile.datarequest;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.SearchApi;
import employeehealth.profile.Owner;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.datarequest.DataRequests.Contact;
import employeehealth.profile.datarequest.DataRequests.Filed;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desk of the data protection officer: what came to the company, what is due, and each step.
 * Every look at one is on record; nobody handles what they asked for themself.
 */
@Component
class HandleRequests {

    static final String PURPOSE = Purpose.DATA_REQUESTS.code();

    private static final int CANDIDATES = 50;
    private static final int MOST = 10;

    private final ProfileDatabase database;
    private final DataRequests requests;
    private final RequestSteps steps;
    private final Proceed proceed;
    private final PeoplesNames names;
    private final SearchApi directory;
    private final Idempotency idempotency;
    private final JsonMapper json;

    HandleRequests(
            ProfileDatabase database,
            DataRequests requests,
            RequestSteps steps,
            Proceed proceed,
            PeoplesNames names,
            SearchApi directory,
            Idempotency idempotency,
            JsonMapper json) {
        this.database = database;
        this.requests = requests;
        this.steps = steps;
        this.proceed = proceed;
        this.names = names;
        this.directory = directory;
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * A request that came otherwise than by the platform.
     *
     * @param person whose data it is about; none: somebody without an account
     */
    record Came(
            Kind kind,
            Channel channel,
            LocalDate receivedOn,
            @Nullable PersonId person,
            @Nullable Contact contact,
            @Nullable String words) {

        @Override
        public String toString() {
            return "Came[hidden]";
        }
    }

    /** One with its history. */
    record Handled(Filed filed, List<Step> steps) {}

    LocalDate today() {
        return proceed.today();
    }

    List<Filed> page(Me me, boolean closed, @Nullable UUID after, int limit) {
        var found =
                atTheDesk(
                        me,
                        () ->
                                database.read(() ->
                                        closed
                                                ? requests.closed(after, limit)
                                                : requests.open(after, limit)));
        proceed.looked(me, "profile.data-requests.listed");
        return found;
    }

    Handled find(Me me, UUID id) {
        var found = atTheDesk(me, () -> database.read(() -> handled(found(id))));
        proceed.looked(me, found.filed().request());
        return found;
    }

    /** Whoever is called exactly so, or has that number: a register is no directory. */
    List<Listed> people(Me me, @Nullable String name, @Nullable String employeeNumber) {
        var found =
                directory
                        .found(
                                me.company(),
                                new SearchApi.Search(name, employeeNumber, null, CANDIDATES))
                        .stream()
                        .filter(one -> name == null || words(one.displayName()).equals(words(name)))
                        .limit(MOST)
                        .toList();
        proceed.looked(me, "profile.data-requests.person-sought");
        return found;
    }

    private static List<String> words(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[\\s-]+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }

    Handled register(Me me, Came came, @Nullable String key) {
        check(me, came);
        return atTheDesk(
                me,
                () ->
                        database.write(() -> {
                            var id = Ids.next();
                            var body = json.writeValueAsBytes(came);
                            var operation = "POST data requests of others";
                            var earlier =
                                    idempotency.claim(
                                            database, key, operation, body, id.toString());
                            return handled(
                                    earlier.isPresent()
                                            ? found(UUID.fromString(earlier.get()))
                                            : proceed.receive(me, filed(me, id, came)));
                        }));
    }

    private void check(Me me, Came came) {
        if (came.channel() == Channel.PLATFORM) {
            throw Problem.invalid(List.of(new FieldFault("channel", "field.channel")));
        }
        if (came.receivedOn().isAfter(today())) {
            throw Problem.invalid(List.of(new FieldFault("receivedOn", "field.in-the-future")));
        }
        if ((came.person() == null) == (came.contact() == null)) {
            throw Problem.invalid(List.of(new FieldFault("person", "field.person-or-contact")));
        }
        if (came.person() != null) {
            mustBeAnothers(me, came.person());
            names.known(me.company(), came.person());
        }
    }

    private static Filed filed(Me me, UUID id, Came came) {
        var person = came.person() == null ? new PersonId(Ids.next()) : came.person();
        var request =
                DataRequest.received(
                        id,
                        Owner.of(me, person),
                        came.person() != null,
                        came.kind(),
                        came.channel(),
                        came.receivedOn());
        return new Filed(request, came.words(), came.contact());
    }

    /**
     * @throws Problem 403 for one's own
     */
    Handled step(Me me, UUID id, Said said, @Nullable String ifMatch) {
        return atTheDesk(
                me,
                () ->
                        database.write(() -> {
                            var filed = found(id);
                            mustBeAnothers(me, filed.request().owner().person());
                            mustBeTheDesks(filed.request(), said);
                            IfMatch.require(ifMatch, filed.request().tag());
                            return handled(proceed.step(me, filed, said));
                        }));
    }

    private static void mustBeAnothers(Me me, PersonId person) {
        if (me.person().equals(person)) {
            throw new Problem(HttpStatus.FORBIDDEN, "profile/own-data-request");
        }
    }

    /**
     * Signing in proves something about whoever signs in; what was sent from here is taken back
     * here.
     */
    private static void mustBeTheDesks(DataRequest request, Said said) {
        if (said.proof() == Proof.SIGNED_IN) {
            throw Problem.invalid(List.of(new FieldFault("proof", "field.proof")));
        }
        if (said.act() == Act.WITHDRAW && request.channel() == Channel.PLATFORM) {
            throw new Problem(HttpStatus.CONFLICT, "profile/data-request-state");
        }
    }

    /** What the officer can do next. */
    List<Act> next(Me me, DataRequest request) {
        if (me.person().equals(request.owner().person())) {
            return List.of();
        }
        return request.next(today()).stream()
                .filter(act -> act != Act.WITHDRAW || request.channel() != Channel.PLATFORM)
                .toList();
    }

    private Filed found(UUID id) {
        return requests.find(id).orElseThrow(Problem::notFound);
    }

    private Handled handled(Filed filed) {
        var id = filed.request().id();
        return new Handled(filed, steps.of(List.of(id)).getOrDefault(id, List.of()));
    }

    private static <T> T atTheDesk(Me me, Supplier<T> work) {
        return new CareAccess(me.company().value(), Purpose.DATA_REQUESTS).get(work);
    }
}
