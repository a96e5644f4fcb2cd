package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.place.Places;
import employeehealth.admin.role.GivenRole;
import employeehealth.admin.role.RightsChange;
import employeehealth.admin.role.RoleWords;
import employeehealth.admin.role.Separation;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives somebody a role, if the giver may, if it is not themself, and if nothing excludes it. */
@Component
class GiveAssignment {

    private static final String ACTION = "admin.assignment.given";

    private final AdminDatabase database;
    private final Users users;
    private final Assignments assignments;
    private final Leavers leavers;
    private final MayGive mayGive;
    private final Places places;
    private final RoleWords words;
    private final RightsChange change;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;

    GiveAssignment(
            AdminDatabase database,
            Users users,
            Assignments assignments,
            Leavers leavers,
            MayGive mayGive,
            Places places,
            RoleWords words,
            RightsChange change,
            Idempotency idempotency,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.assignments = assignments;
        this.leavers = leavers;
        this.mayGive = mayGive;
        this.places = places;
        this.words = words;
        this.change = change;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    Assignment give(Me me, PersonId to, GiveBody body, @Nullable String key, Locale locale) {
        var people = users.listed(me, List.of(me.person(), to));
        var receiver = people.get(to);
        if (receiver == null) {
            throw Problem.notFound();
        }
        var period = Period.asked(body.from(), body.until(), assignments.today());
        return mayGive.orRecord(
                me,
                to,
                ACTION,
                body.role(),
                () ->
                        database.write(() -> {
                            database.changesRights();
                            var asked = asked(me, to, body, period);
                            return claim(key, to, body, asked.id())
                                    .map(earlier ->
                                            assignments
                                                    .asMade(earlier)
                                                    .orElseThrow(Problem::notFound))
                                    .orElseGet(() ->
                                            give(
                                                    me,
                                                    people.get(me.person()),
                                                    receiver,
                                                    asked,
                                                    locale));
                        }));
    }

    private Optional<UUID> claim(@Nullable String key, PersonId to, GiveBody body, UUID made) {
        return idempotency
                .claim(
                        database,
                        key,
                        "POST admin assignments " + to,
                        json.writeValueAsBytes(body),
                        made.toString())
                .map(UUID::fromString);
    }

    private Assignment asked(Me me, PersonId to, GiveBody body, Period period) {
        var faults = new ArrayList<FieldFault>();
        var role = mayGive.find(body.role());
        if (role.isEmpty()) {
            faults.add(new FieldFault("role", "field.role-unknown"));
        }
        if (body.site() != null && !places.isSite(body.site())) {
            faults.add(new FieldFault("site", "field.site-unknown"));
        }
        if (body.population() != null && !places.isPopulation(body.population())) {
            faults.add(new FieldFault("population", "field.population-unknown"));
        }
        if (role.isEmpty() || !faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new Assignment(
                Ids.next(),
                to,
                role.get(),
                new Scope(body.site(), body.population()),
                period,
                me.person(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private Assignment give(
            Me me, @Nullable Listed giver, Listed receiver, Assignment asked, Locale locale) {
        mayGive.require(me, asked.role(), asked.scope());
        // A giver who is not listed here cannot be told apart from the receiver.
        if (giver == null || SamePerson.seem(giver, receiver)) {
            throw new Problem(HttpStatus.FORBIDDEN, "admin/not-to-oneself");
        }
        if (leavers.has(receiver.id())) {
            throw new Problem(HttpStatus.CONFLICT, "admin/has-left");
        }
        var others = assignments.live(List.of(receiver.id()));
        if (others.stream().anyMatch(asked::repeats)) {
            throw new Problem(HttpStatus.CONFLICT, "admin/already-given");
        }
        others.stream()
                .filter(other -> other.period().overlaps(asked.period()))
                .flatMap(other -> conflict(asked.role(), other.role()).stream())
                .findFirst()
                .ifPresent(pair -> {
                    throw words.conflict("role", pair, locale);
                });
        assignments.add(me.company(), asked);
        change.grew(
                me,
                receiver.id(),
                ACTION,
                new RightsChange.What(MayGive.TABLE, asked.id(), null, asked.content()));
        return asked;
    }

    private static Optional<Separation.Pair> conflict(GivenRole one, GivenRole other) {
        return Separation.conflict(one.countsAs(), other.countsAs());
    }
}
